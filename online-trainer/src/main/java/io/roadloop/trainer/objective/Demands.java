package io.roadloop.trainer.objective;

import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.View;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an objective asks of a step. A step computes what its objectives asked for, each value once, and nothing else.
 *
 * @param views whose scenes it looks at
 * @param labelled the views among them whose labels it needs
 * @param readings what models say, with the taps that are needed of each, {@link Reading#OUTPUT} for the logits
 * @param heads it runs
 * @param memories it looks into
 */
public record Demands(
        Set<View> views,
        Set<View> labelled,
        Map<Reading.Key, Set<String>> readings,
        Set<Head> heads,
        Set<Memory.Law<?>> memories) {
    /** Nothing. */
    public static final Demands NONE = new Demands(Set.of(), Set.of(), Map.of(), Set.of(), Set.of());

    public Demands {
        views = Set.copyOf(views);
        labelled = Set.copyOf(labelled);
        readings = Map.copyOf(readings);
        heads = Set.copyOf(heads);
        memories = Set.copyOf(memories);
    }

    /** Scenes. */
    public static Demands views(View... views) {
        return new Demands(Set.of(views), Set.of(), Map.of(), Set.of(), Set.of());
    }

    /** Scenes with their labels. */
    public static Demands labels(View... views) {
        return new Demands(Set.of(views), Set.of(views), Map.of(), Set.of(), Set.of());
    }

    /** The logits that models give views. */
    public static Demands readings(Reading.Key... keys) {
        return Stream.of(keys).map(key -> reading(key, Reading.OUTPUT)).reduce(NONE, Demands::and);
    }

    /** Of what a model says of a view, these taps; the logits only where {@link Reading#OUTPUT} is among them. */
    public static Demands reading(Reading.Key key, String... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a reading of nothing: at least one tap, or " + Reading.OUTPUT);
        }
        return new Demands(Set.of(), Set.of(), Map.of(key, Set.of(values)), Set.of(), Set.of());
    }

    /** Heads. */
    public static Demands heads(Head... heads) {
        return new Demands(Set.of(), Set.of(), Map.of(), Set.of(heads), Set.of());
    }

    /** A memory. What it watches is its own matter, not a demand of who looks into it. */
    public static Demands memory(Memory.Law<?> law) {
        return new Demands(Set.of(), Set.of(), Map.of(), Set.of(), Set.of(law));
    }

    /** Both. */
    public Demands and(Demands other) {
        Map<Reading.Key, Set<String>> both = new LinkedHashMap<>(readings);
        other.readings.forEach((key, taps) -> both.merge(key, taps, Demands::union));
        return new Demands(
                union(views, other.views),
                union(labelled, other.labelled),
                both,
                union(heads, other.heads),
                union(memories, other.memories));
    }

    /** All of them together. */
    public static Demands all(Collection<Demands> demands) {
        return demands.stream().reduce(NONE, Demands::and);
    }

    /** Every view that must be made: those that are looked at and those that models read. */
    public Set<View> seen() {
        return Stream.concat(views.stream(), readings.keySet().stream().map(Reading.Key::view))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** With the readings that the views among them are made of. */
    public Demands withOpinions() {
        return and(readings(seen().stream()
                .flatMap(view -> view.opinions().stream())
                .map(Reading.Key::of)
                .toArray(Reading.Key[]::new)));
    }

    /** The pools that must have samples for the demands to be met. */
    public Set<Pool> pools() {
        return seen().stream().flatMap(view -> view.pools().stream()).collect(Collectors.toSet());
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}
