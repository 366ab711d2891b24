package io.roadloop.trainer.objective;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.View;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an objective asks of a step. A step computes what its objectives asked for, each value once, and nothing else.
 *
 * @param views whose scenes it looks at
 * @param labelled the views among them whose labels it needs
 * @param readings what models say
 */
public record Demands(Set<View> views, Set<View> labelled, Set<Reading.Key> readings) {
    /** Nothing. */
    public static final Demands NONE = new Demands(Set.of(), Set.of(), Set.of());

    public Demands {
        views = Set.copyOf(views);
        labelled = Set.copyOf(labelled);
        readings = Set.copyOf(readings);
    }

    /** What models say of views, and nothing else. */
    public static Demands readings(Reading.Key... keys) {
        return new Demands(Set.of(), Set.of(), Set.of(keys));
    }

    /** The labels of views. */
    public static Demands labels(View... views) {
        return new Demands(Set.of(views), Set.of(views), Set.of());
    }

    /** Both. */
    public Demands and(Demands other) {
        return new Demands(union(views, other.views), union(labelled, other.labelled), union(readings, other.readings));
    }

    /** All of them together. */
    public static Demands all(Collection<Demands> demands) {
        return demands.stream().reduce(NONE, Demands::and);
    }

    /** The pools that must have samples for the demands to be met. */
    public Set<Pool> pools() {
        return Stream.concat(views.stream(), readings.stream().map(Reading.Key::view))
                .flatMap(view -> view.pools().stream())
                .collect(Collectors.toSet());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
