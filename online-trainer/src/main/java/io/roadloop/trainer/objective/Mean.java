package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The same to be learnt on several views: the mean of their losses.
 *
 * @param parts one a view, at least one
 */
public record Mean(List<Objective> parts) implements Objective {
    public Mean {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a mean is taken of one objective or more");
        }
    }

    /** The mean, or the objective itself where there is one. */
    public static Objective of(List<Objective> parts) {
        return parts.size() == 1 ? parts.get(0) : new Mean(parts);
    }

    @Override
    public Optional<String> fault() {
        return parts.stream().flatMap(part -> part.fault().stream()).findFirst();
    }

    @Override
    public Demands demands() {
        return Demands.all(parts.stream().map(Objective::demands).toList());
    }

    @Override
    public List<Teaching> teachings() {
        return parts.stream().flatMap(part -> part.teachings().stream()).toList();
    }

    @Override
    public NDArray loss(Step step) {
        NDArray sum =
                parts.stream().map(part -> part.loss(step)).reduce(NDArray::add).orElseThrow();
        return sum.mul(step.manager().create(1f / parts.size()));
    }
}
