package io.roadloop.trainer.pool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Choosing by class: one of the classes that are there at all, each as likely, then one of those that have it.
 *
 * @param <T> what is chosen
 */
final class ClassChoice<T> {
    private final List<List<T>> byClass;

    /** @param classes of each; the order in which they come decides which a random number means */
    ClassChoice(Map<T, BitSet> classes) {
        SortedMap<Integer, List<T>> having = new TreeMap<>();
        classes.forEach(
                (item, has) -> has.stream().forEach(label -> having.computeIfAbsent(label, unused -> new ArrayList<>())
                        .add(item)));
        byClass = List.copyOf(having.values());
    }

    /** So many, with repetition; none if nothing has a class. */
    List<T> choose(int n, RandomGenerator random) {
        List<T> chosen = new ArrayList<>(n);
        for (int i = 0; i < n && !byClass.isEmpty(); i++) {
            List<T> having = byClass.get(random.nextInt(byClass.size()));
            chosen.add(having.get(random.nextInt(having.size())));
        }
        return chosen;
    }
}
