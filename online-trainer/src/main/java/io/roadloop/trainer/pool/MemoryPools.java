package io.roadloop.trainer.pool;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Pools that stay as they were given, in memory: for studies and tests. */
public final class MemoryPools implements SampleSource {
    private final Map<Pool, List<Sample>> samples = new EnumMap<>(Pool.class);
    private final ClassChoice<Sample> byClass;
    private final DomainChoice<Sample> byDomain;
    private final ClassCoverage coverage;

    private MemoryPools(Collection<Sample> labelled, Collection<Sample> stream, Collection<Sample> taught) {
        samples.put(Pool.LABELLED, masked(Pool.LABELLED, labelled));
        samples.put(Pool.STREAM, List.copyOf(stream));
        samples.put(Pool.TAUGHT, masked(Pool.TAUGHT, taught));
        Map<Sample, BitSet> shown = new LinkedHashMap<>();
        labelled.forEach(sample -> shown.put(sample, shown(sample)));
        byDomain = new DomainChoice<>(labelled, Sample::domain);
        byClass = new ClassChoice<>(shown);
        coverage = ClassCoverage.of(shown.values());
    }

    /** Labelled frames alone. */
    public static MemoryPools of(Collection<Sample> labelled) {
        return of(labelled, List.of());
    }

    /** Labelled frames and unlabelled ones. */
    public static MemoryPools of(Collection<Sample> labelled, Collection<Sample> stream) {
        return of(labelled, stream, List.of());
    }

    /** All three pools. */
    public static MemoryPools of(Collection<Sample> labelled, Collection<Sample> stream, Collection<Sample> taught) {
        return new MemoryPools(labelled, stream, taught);
    }

    @Override
    public int size(Pool pool) {
        return of(pool).size();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Without repetition while the pool is large enough for it.
     */
    @Override
    public List<Sample> draw(Pool pool, int n, RandomGenerator random) {
        List<Sample> all = of(pool);
        if (all.isEmpty()) {
            return List.of();
        }
        if (n > all.size()) {
            return random.ints(n, 0, all.size()).mapToObj(all::get).toList();
        }
        return random.ints(0, all.size()).distinct().limit(n).mapToObj(all::get).toList();
    }

    @Override
    public List<Sample> drawByClass(int n, RandomGenerator random) {
        return byClass.choose(n, random);
    }

    @Override
    public List<Sample> drawEvenly(int n, RandomGenerator random) {
        return byDomain.choose(n, random);
    }

    @Override
    public Optional<ClassCoverage> coverage() {
        return Optional.of(coverage);
    }

    private static BitSet shown(Sample sample) {
        return sample.mask().map(ClassCoverage::shownBy).orElseGet(BitSet::new);
    }

    private List<Sample> of(Pool pool) {
        return samples.getOrDefault(pool, List.of());
    }

    private static List<Sample> masked(Pool pool, Collection<Sample> given) {
        for (Sample sample : given) {
            if (sample.mask().isEmpty()) {
                throw new IllegalArgumentException("sample " + sample.id() + " has no mask; the pool " + pool.key()
                        + " takes samples with masks only");
            }
        }
        return List.copyOf(given);
    }
}
