package io.roadloop.trainer.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Choosing as many of each domain: where the number cannot be divided, which domains give one more is left to chance.
 *
 * @param <T> what is chosen
 */
final class DomainChoice<T> {
    private final List<List<T>> byDomain;

    /** @param all in an order that decides which a random number means */
    DomainChoice(Collection<T> all, Function<T, String> domain) {
        SortedMap<String, List<T>> named = new TreeMap<>();
        all.forEach(each -> named.computeIfAbsent(domain.apply(each), unused -> new ArrayList<>())
                .add(each));
        byDomain = List.copyOf(named.values());
    }

    /** So many, of a domain without repetition while it has enough; none if there is nothing. */
    List<T> choose(int n, RandomGenerator random) {
        List<T> chosen = new ArrayList<>(n);
        if (byDomain.isEmpty()) {
            return chosen;
        }
        int domains = byDomain.size();
        int first = random.nextInt(domains);
        for (int i = 0; i < domains; i++) {
            int share = n / domains + (i < n % domains ? 1 : 0);
            chosen.addAll(of(byDomain.get((first + i) % domains), share, random));
        }
        return chosen;
    }

    private static <T> List<T> of(List<T> all, int n, RandomGenerator random) {
        return n > all.size()
                ? random.ints(n, 0, all.size()).mapToObj(all::get).toList()
                : random.ints(0, all.size())
                        .distinct()
                        .limit(n)
                        .mapToObj(all::get)
                        .toList();
    }
}
