package io.roadloop.trainer.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of the pools, for whoever looks for those that a journal names, by their marks: the first 16 hexadecimal
 * digits of a file's SHA-256. It only reads, and a trainer may be at work on the same pools.
 */
public final class StoredSamples {
    private static final long DECODED_BYTES = 64 << 20;

    private final Map<Pool, Map<String, Path>> files = new EnumMap<>(Pool.class);
    private final SampleDecoder decoder;
    private final DecodedCache cache = new DecodedCache(DECODED_BYTES);

    /**
     * Lists what lies there now.
     *
     * @param base the folder of the pools
     * @throws UncheckedIOException if a pool's folder is there and cannot be listed
     */
    public StoredSamples(Path base, SampleDecoder decoder) {
        this.decoder = decoder;
        for (Pool pool : Pool.values()) {
            files.put(pool, list(base.resolve(pool.key())));
        }
    }

    /** Whether there was such a file when they were listed. */
    public boolean has(Pool pool, String mark) {
        return file(pool, mark).isPresent();
    }

    /** Reads it now. */
    public StoredSample read(Pool pool, String mark) {
        return cache.get(mark)
                .<StoredSample>map(StoredSample.Whole::new)
                .or(() -> file(pool, mark).map(file -> decode(file, mark)))
                .orElseGet(StoredSample.Gone::new);
    }

    private StoredSample decode(Path file, String mark) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (!SampleFile.name(SampleFile.digest(bytes)).equals(String.valueOf(file.getFileName()))) {
                return new StoredSample.Damaged("its content has another digest than its name");
            }
            Decoding decoded = decoder.decode(SampleFile.fromBytes(bytes));
            if (decoded instanceof Decoding.Unusable unusable) {
                return new StoredSample.Damaged(unusable.cause() + ", " + unusable.detail());
            }
            Sample sample = ((Decoding.Usable) decoded).sample().readFrom(mark);
            cache.put(mark, sample);
            return new StoredSample.Whole(sample);
        } catch (NoSuchFileException gone) {
            return new StoredSample.Gone();
        } catch (IOException e) {
            return new StoredSample.Damaged(e.toString());
        }
    }

    private Optional<Path> file(Pool pool, String mark) {
        return Optional.ofNullable(files.getOrDefault(pool, Map.of()).get(mark));
    }

    private static Map<String, Path> list(Path folder) {
        Map<String, Path> byMark = new HashMap<>();
        if (!Files.isDirectory(folder)) {
            return byMark;
        }
        try (Stream<Path> all = Files.list(folder)) {
            all.forEach(file -> {
                String name = String.valueOf(file.getFileName());
                if (SampleFile.isName(name)) {
                    byMark.put(SampleFile.mark(SampleFile.digestNamed(name)), file);
                }
            });
            return byMark;
        } catch (IOException e) {
            throw new UncheckedIOException("the pool " + folder + " cannot be listed", e);
        }
    }
}
