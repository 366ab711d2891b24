package io.roadloop.trainer.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.kit.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A state as files: {@code state.json} (recipe, counters, the arrays' names and lengths in order, and a digest) and
 * {@code state.bin} (the arrays one after another, little-endian floats).
 */
final class LearningStateFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "state.json";
    private static final String ARRAYS = "state.bin";

    private LearningStateFiles() {}

    /** The contents of {@code state.json}. */
    record Index(String recipe, Map<String, Long> counters, Map<String, Integer> arrays, String sha256) {}

    static void write(LearningState state, Path folder) {
        byte[] bytes = pack(state.arrays());
        Map<String, Integer> lengths = new LinkedHashMap<>();
        state.arrays().forEach((name, array) -> lengths.put(name, array.length));
        Index index = new Index(state.recipe(), state.counters(), lengths, Sha256.hex(bytes));
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(ARRAYS), bytes);
            JSON.writerWithDefaultPrettyPrinter()
                    .writeValue(folder.resolve(INDEX).toFile(), index);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the learning state to " + folder, e);
        }
    }

    static LearningState read(Path folder) {
        try {
            Index index = JSON.readValue(Files.readAllBytes(folder.resolve(INDEX)), Index.class);
            byte[] bytes = Files.readAllBytes(folder.resolve(ARRAYS));
            if (!Sha256.hex(bytes).equals(index.sha256())) {
                throw new DamagedStateException(folder, ARRAYS + " does not have the digest that " + INDEX + " names");
            }
            return new LearningState(index.recipe(), unpack(folder, index, bytes), index.counters());
        } catch (NoSuchFileException e) {
            throw new DamagedStateException(folder, e.getFile() + " is missing", e);
        } catch (JsonProcessingException e) {
            throw new DamagedStateException(folder, INDEX + " is not what was written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the learning state in " + folder, e);
        }
    }

    private static byte[] pack(Map<String, float[]> arrays) {
        int floats = arrays.values().stream().mapToInt(array -> array.length).sum();
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(floats, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] array : arrays.values()) {
            buffer.asFloatBuffer().put(array);
            buffer.position(buffer.position() + array.length * Float.BYTES);
        }
        return buffer.array();
    }

    private static Map<String, float[]> unpack(Path folder, Index index, byte[] bytes) {
        long floats = index.arrays().values().stream().mapToLong(n -> n).sum();
        if (floats * Float.BYTES != bytes.length) {
            throw new DamagedStateException(folder, INDEX + " does not describe " + ARRAYS);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        index.arrays().forEach((name, length) -> {
            float[] array = new float[length];
            buffer.asFloatBuffer().get(array);
            buffer.position(buffer.position() + length * Float.BYTES);
            arrays.put(name, array);
        });
        return arrays;
    }
}
