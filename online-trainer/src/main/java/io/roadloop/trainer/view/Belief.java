package io.roadloop.trainer.view;

import java.util.Optional;
import java.util.Set;

/**
 * What a model believes of a view, as something that another model looks at (paper 004): its "pixels" are the
 * probabilities of all classes, (N, C, H, W), without gradient; its labels are those of the view.
 */
public record Belief(Opinion opinion) implements View {
    @Override
    public Optional<View> base() {
        return Optional.of(opinion.of());
    }

    @Override
    public Set<Opinion> opinions() {
        return opinion.withItsOwn();
    }

    @Override
    public View still() {
        return opinion.of().still();
    }

    @Override
    public String describe() {
        return "belief of " + opinion.describe();
    }
}
