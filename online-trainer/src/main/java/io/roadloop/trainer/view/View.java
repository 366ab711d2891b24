package io.roadloop.trainer.view;

import io.roadloop.trainer.pool.Pool;
import java.util.Optional;
import java.util.Set;

/** What a view is made of. Views with equal values are the same view: it is made once a step and shared. */
public sealed interface View permits Source, Augmented, Mixed, Cropped, Shuffled, Belief {
    /** The view that this one is made from; a source has none. */
    Optional<View> base();

    /** The pools that must have samples for this view to exist. */
    default Set<Pool> pools() {
        return base().map(View::pools).orElse(Set.of());
    }

    /** What models must have said before it can be made, of the views below it too. */
    default Set<Opinion> opinions() {
        return base().map(View::opinions).orElse(Set.of());
    }

    /** The view below all changes of light and colour: views that agree in it show the same pixels at the same places. */
    default View still() {
        return this;
    }

    /** Whether it shows the pixels of another view at the same places, or a mix of that one's images; light may differ. */
    default boolean liesOn(View other) {
        View at = still();
        while (!at.equals(other.still())) {
            if (!(at instanceof Mixed mixed)) {
                return false;
            }
            at = mixed.of().still();
        }
        return true;
    }

    /** Whether what is said of another view can be carried into this one: it shows the same pixels, or is made of it. */
    default boolean isMadeOf(View other) {
        return still().equals(other.still())
                || base().filter(base -> base.isMadeOf(other)).isPresent();
    }

    /** Whether its tiles, or those of what it is made from, stand in another order: neighbours may be no neighbours. */
    default boolean isShuffled() {
        return base().filter(View::isShuffled).isPresent();
    }

    /** Whether the view has labels: its pools do. */
    default boolean hasLabels() {
        return pools().stream().allMatch(Pool::hasMasks);
    }

    /** The view in words that depend on its value alone; the name of its draws. */
    String describe();
}
