package io.roadloop.trainer.pool;

import io.roadloop.kit.files.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pool's folder: its samples in order of arrival, and the oldest out when the byte cap is passed. Thread-safe: one
 * sample is written at a time, and whoever draws does not wait for the disk.
 */
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::arrived).thenComparing(Entry::id);

    private final Path folder;
    private final long cap;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Entry> byId = new HashMap<>();
    /** Held over a whole put, and outside of this shelf's own lock. */
    private final Object writing = new Object();

    private long bytes;
    private long crowdedOut;

    /**
     * A sample that lies on the shelf.
     *
     * @param digest SHA-256 of its file, hex, and the file's name
     */
    record Entry(String digest, String id, int generation, Instant arrived, long bytes, String domain) {}

    private Shelf(Path folder, long cap) {
        this.folder = folder;
        this.cap = cap;
    }

    /** Opens a folder with what an earlier run left in it; what was half written is removed. */
    static Shelf open(Path folder, long cap) {
        Shelf shelf = new Shelf(folder, cap);
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    shelf.takeIn(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the pool " + folder + " cannot be opened", e);
        }
        shelf.entries.sort(ORDER);
        shelf.keepToCap();
        return shelf;
    }

    /** Returns when the sample is on disk. */
    Shelving put(EncodedSample sample) {
        byte[] content = SampleFile.toBytes(sample);
        Entry entry = new Entry(
                SampleFile.digest(content),
                sample.id(),
                sample.generation(),
                sample.arrived(),
                content.length,
                sample.domain());
        synchronized (writing) {
            Shelving expected = expect(entry);
            if (expected == Shelving.ADDED) {
                // Nobody knows of the file before it is entered, so nobody removes it.
                write(entry, content);
                enter(entry);
            }
            return expected;
        }
    }

    private synchronized Shelving expect(Entry entry) {
        Optional<Entry> old = Optional.ofNullable(byId.get(entry.id()));
        if (old.filter(entry::equals).isPresent()) {
            return Shelving.UNCHANGED;
        }
        if (hasRoomFor(entry, old)) {
            return Shelving.ADDED;
        }
        crowdedOut++;
        // It is replaced all the same: what it said is no longer true.
        old.ifPresent(this::remove);
        return Shelving.NO_ROOM;
    }

    /** Whether it fits once what is older has gone. */
    private boolean hasRoomFor(Entry entry, Optional<Entry> old) {
        long needed = bytes + entry.bytes() - old.map(Entry::bytes).orElse(0L);
        for (Entry other : entries) {
            if (needed <= cap || ORDER.compare(other, entry) > 0) {
                break;
            }
            if (old.filter(other::equals).isEmpty()) {
                needed -= other.bytes();
            }
        }
        return needed <= cap;
    }

    private synchronized void enter(Entry entry) {
        Optional.ofNullable(byId.get(entry.id())).ifPresent(this::remove);
        byId.put(entry.id(), entry);
        int at = Collections.binarySearch(entries, entry, ORDER);
        entries.add(at < 0 ? -at - 1 : at, entry);
        bytes += entry.bytes();
        keepToCap();
    }

    /** All of them, the first that came first. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Without repetition while the shelf holds enough. */
    synchronized List<Entry> choose(int n, RandomGenerator random) {
        if (entries.isEmpty()) {
            return List.of();
        }
        if (n > entries.size()) {
            return random.ints(n, 0, entries.size()).mapToObj(entries::get).toList();
        }
        return random.ints(0, entries.size())
                .distinct()
                .limit(n)
                .mapToObj(entries::get)
                .toList();
    }

    /** The file's bytes; empty if it has left since it was chosen, or is damaged (then it leaves). */
    Optional<EncodedSample> read(Entry entry) {
        try {
            byte[] content = Files.readAllBytes(file(entry));
            if (SampleFile.digest(content).equals(entry.digest())) {
                return Optional.of(SampleFile.fromBytes(content));
            }
            LOG.warn("Sample {} in {} is damaged: removed", entry.id(), folder);
        } catch (IOException e) {
            LOG.debug("Sample {} has left {}", entry.id(), folder, e);
        }
        removeAll(List.of(entry));
        return Optional.empty();
    }

    synchronized int removeIf(Predicate<Entry> which) {
        return removeAll(entries.stream().filter(which).toList());
    }

    synchronized int removeAll(Collection<Entry> which) {
        which.forEach(this::remove);
        return which.size();
    }

    synchronized int size() {
        return entries.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Samples since it was opened that left for want of room, or never came in. */
    synchronized long crowdedOut() {
        return crowdedOut;
    }

    private void keepToCap() {
        while (bytes > cap) {
            crowdedOut++;
            remove(entries.get(0));
        }
    }

    private void remove(Entry entry) {
        if (entries.remove(entry)) {
            byId.remove(entry.id(), entry);
            bytes -= entry.bytes();
            delete(file(entry));
        }
    }

    private void takeIn(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (!SampleFile.isName(name)) {
            delete(file);
            return;
        }
        try {
            SampleFile.Header header = SampleFile.readHeader(file);
            String digest = SampleFile.digestNamed(name);
            Entry entry = new Entry(
                    digest, header.id(), header.generation(), header.arrived(), Files.size(file), header.domain());
            Entry twin = byId.get(entry.id());
            entries.add(entry);
            bytes += entry.bytes();
            if (twin == null) {
                byId.put(entry.id(), entry);
            } else {
                // The process died between writing the new sample and deleting the one it replaces.
                Entry newer = ORDER.compare(twin, entry) < 0 ? entry : twin;
                byId.put(entry.id(), newer);
                remove(newer.equals(entry) ? twin : entry);
            }
        } catch (IOException e) {
            LOG.warn("{} is not a sample ({}): removed", file, e.getMessage());
            delete(file);
        }
    }

    private void write(Entry entry, byte[] content) {
        Path part = folder.resolve(entry.digest() + ".part");
        try {
            Files.write(part, content);
            // Forced to disk: the checkpoint that books its offset will be. 1 ms a sample of 60 KB on an SSD's ext4.
            AtomicFiles.publish(part, file(entry));
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + entry.id() + " cannot be written to " + folder, e);
        }
    }

    private Path file(Entry entry) {
        return folder.resolve(SampleFile.name(entry.digest()));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be deleted", e);
        }
    }
}
