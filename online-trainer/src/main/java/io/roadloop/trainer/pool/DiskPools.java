package io.roadloop.trainer.pool;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pools as folders of content-addressed files: they outlive the process, and each keeps to its byte cap by letting
 * its oldest sample go. Samples lie there as they came and are decoded when they are drawn, so the training size may
 * change between runs; a bounded cache keeps the latest decoded ones. Thread-safe.
 */
public final class DiskPools implements SampleSource {
    private static final Logger LOG = LoggerFactory.getLogger(DiskPools.class);

    private final Map<Pool, Shelf> shelves = new EnumMap<>(Pool.class);
    private final SampleDecoder decoder;
    private final LabelTrust trust;
    private final InstantSource clock;
    private final DecodedCache cache;
    private final LostLabels lostLabels;
    private final ShownClasses shown = new ShownClasses();
    private final AtomicLong generation = new AtomicLong();

    private DiskPools(Path base, PoolLimits limits, SampleDecoder decoder, LabelTrust trust, InstantSource clock) {
        for (Pool pool : Pool.values()) {
            shelves.put(pool, Shelf.open(base.resolve(pool.key()), limits.bytes(pool)));
        }
        this.decoder = decoder;
        this.trust = trust;
        this.clock = clock;
        this.cache = new DecodedCache(limits.decodedBytes());
        this.lostLabels = new LostLabels(limits.labelledBytes());
    }

    /**
     * Opens the pools below a folder, with what an earlier run left there.
     *
     * @param trust how much a pseudo-label counts when it is drawn
     * @param clock by which its age is told
     * @throws java.io.UncheckedIOException if the folder cannot be read or made
     */
    public static DiskPools open(
            Path base, PoolLimits limits, SampleDecoder decoder, LabelTrust trust, InstantSource clock) {
        return new DiskPools(base, limits, decoder, trust, clock);
    }

    /**
     * Adds a sample; one of the same id is replaced, and the same sample again changes nothing. The oldest make room.
     *
     * @param sample as it came
     * @param decoded the same at training size, kept for its first draw
     */
    public Shelving put(Pool pool, EncodedSample sample, Sample decoded) {
        if (pool.hasMasks() != sample.mask().isPresent()) {
            throw new IllegalArgumentException("sample " + sample.id() + " for the pool " + pool.key() + ": "
                    + (pool.hasMasks() ? "it must have a mask" : "it must have no mask"));
        }
        Shelving shelving = shelf(pool).put(sample);
        String digest = SampleFile.digest(SampleFile.toBytes(sample));
        if (shelving == Shelving.ADDED) {
            cache.put(digest, decoded);
        }
        if (pool == Pool.LABELLED && shelving != Shelving.NO_ROOM) {
            decoded.mask().ifPresent(mask -> shown.learn(digest, mask));
        }
        if (shelving != Shelving.UNCHANGED) {
            generation.incrementAndGet();
        }
        if (pool == Pool.LABELLED) {
            lostLabels.count(crowdedOut(pool));
        }
        return shelving;
    }

    /** @return whether the pool held it */
    public boolean erase(Pool pool, String id) {
        return removed(shelf(pool).removeIf(entry -> entry.id().equals(id))) > 0;
    }

    /** Removes every sample but these; @return the ids of those that left. */
    public Set<String> retain(Pool pool, Set<String> ids) {
        Set<String> left = new HashSet<>();
        removed(shelf(pool).removeIf(entry -> !ids.contains(entry.id()) && left.add(entry.id())));
        return left;
    }

    /** Removes what arrived before; @return how many left. */
    public int dropOlderThan(Pool pool, Instant before) {
        return removed(shelf(pool).removeIf(entry -> entry.arrived().isBefore(before)));
    }

    @Override
    public int size(Pool pool) {
        return shelf(pool).size();
    }

    /** Bytes on disk of one pool. */
    public long bytes(Pool pool) {
        return shelf(pool).bytes();
    }

    /** Samples since the pools were opened that left one for want of room, or never came in. */
    public long crowdedOut(Pool pool) {
        return shelf(pool).crowdedOut();
    }

    /** Rises with every change of a pool since it was opened: two draws between which it stood still saw the same. */
    public long generation() {
        return generation.get();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Without repetition while the pool is large enough for it. A sample that leaves between choice and reading, or
     * whose file is damaged, is replaced by another draw.
     */
    @Override
    public List<Sample> draw(Pool pool, int n, RandomGenerator random) {
        Shelf shelf = shelf(pool);
        List<Sample> drawn = new ArrayList<>(n);
        while (drawn.size() < n && shelf.size() > 0) {
            for (Shelf.Entry entry : shelf.choose(n - drawn.size(), random)) {
                load(pool, entry).ifPresent(drawn::add);
            }
        }
        return drawn.size() == n ? drawn : List.of();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Samples whose classes are not known yet, because they lay here when the pools were opened, are decoded first.
     */
    @Override
    public List<Sample> drawByClass(int n, RandomGenerator random) {
        Shelf shelf = shelf(Pool.LABELLED);
        return labelled(n, missing -> new ClassChoice<>(classes(shelf)).choose(missing, random));
    }

    @Override
    public List<Sample> drawEvenly(int n, RandomGenerator random) {
        Shelf shelf = shelf(Pool.LABELLED);
        return labelled(n, missing -> new DomainChoice<>(shelf.entries(), Shelf.Entry::domain).choose(missing, random));
    }

    /** Chooses until all can be read. */
    private List<Sample> labelled(int n, IntFunction<List<Shelf.Entry>> choice) {
        List<Sample> drawn = new ArrayList<>(n);
        while (drawn.size() < n) {
            List<Shelf.Entry> chosen = choice.apply(n - drawn.size());
            if (chosen.isEmpty()) {
                return List.of();
            }
            chosen.forEach(entry -> load(Pool.LABELLED, entry).ifPresent(drawn::add));
        }
        return drawn;
    }

    @Override
    public Optional<ClassCoverage> coverage() {
        List<BitSet> known = shelf(Pool.LABELLED).entries().stream()
                .flatMap(entry -> shown.of(entry.digest()).stream())
                .toList();
        return known.size() == size(Pool.LABELLED) ? Optional.of(ClassCoverage.of(known)) : Optional.empty();
    }

    /** In the order of the shelf. */
    private Map<Shelf.Entry, BitSet> classes(Shelf shelf) {
        List<Shelf.Entry> entries = shelf.entries();
        Map<Shelf.Entry, BitSet> classes = new LinkedHashMap<>();
        for (Shelf.Entry entry : entries) {
            shown.of(entry.digest())
                    .or(() -> load(Pool.LABELLED, entry)
                            .flatMap(Sample::mask)
                            .map(mask -> shown.learn(entry.digest(), mask)))
                    .ifPresent(has -> classes.put(entry, has));
        }
        shown.keep(entries.stream().map(Shelf.Entry::digest).toList());
        return classes;
    }

    private Optional<Sample> load(Pool pool, Shelf.Entry entry) {
        Optional<Sample> cached = cache.get(entry.digest());
        Optional<Sample> sample =
                cached.isPresent() ? cached : shelf(pool).read(entry).flatMap(encoded -> decode(pool, entry, encoded));
        return sample.map(each -> each.trusted(trust.in(entry.generation(), entry.arrived(), clock.instant()))
                .readFrom(SampleFile.mark(entry.digest())));
    }

    private Optional<Sample> decode(Pool pool, Shelf.Entry entry, EncodedSample encoded) {
        Decoding decoding = decoder.decode(encoded);
        if (decoding instanceof Decoding.Usable usable) {
            cache.put(entry.digest(), usable.sample());
            return Optional.of(usable.sample());
        }
        // It was usable when it came: the limits or the taxonomy have changed since.
        LOG.warn("Sample {} can no longer be used ({}): removed", entry.id(), decoding);
        removed(shelf(pool).removeAll(List.of(entry)));
        return Optional.empty();
    }

    private int removed(int count) {
        if (count > 0) {
            generation.incrementAndGet();
        }
        return count;
    }

    private Shelf shelf(Pool pool) {
        Shelf shelf = shelves.get(pool);
        if (shelf == null) {
            throw new IllegalStateException("no pool " + pool.key());
        }
        return shelf;
    }
}
