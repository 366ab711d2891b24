package io.roadloop.graph.weights;

import com.google.gson.stream.JsonWriter;
import io.roadloop.graph.NamedTensor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Writes safetensors files in fp32: beside the target first, then renamed, so that nobody finds half a file. */
final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;
    private static final int CHUNK = 1 << 18;

    private SafetensorsWriter() {}

    /**
     * Writes or replaces a file. Equal arguments give equal bytes.
     *
     * @param values by path, of the tensors' sizes
     * @throws WeightsFileException if it cannot be written; an older file is as it was then
     */
    static void write(Path file, List<NamedTensor> tensors, Map<String, float[]> values, Map<String, String> metadata) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                all(channel, header(tensors, metadata));
                for (NamedTensor tensor : tensors) {
                    data(channel, values.getOrDefault(tensor.path(), new float[0]));
                }
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new WeightsFileException(file, "cannot be written (" + e + ")", e);
        } finally {
            part.toFile().delete();
        }
    }

    private static ByteBuffer header(List<NamedTensor> tensors, Map<String, String> metadata) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name(HeaderReader.METADATA).beginObject();
                for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            long begin = 0;
            for (NamedTensor tensor : tensors) {
                long end = begin + tensor.shape().size() * Float.BYTES;
                declare(json, tensor, begin, end);
                begin = end;
            }
            json.endObject();
        }
        return padded(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void declare(JsonWriter json, NamedTensor tensor, long begin, long end) throws IOException {
        json.name(tensor.path()).beginObject();
        json.name("dtype").value(ElementType.F32.name());
        json.name("shape").beginArray();
        for (long side : tensor.shape().getShape()) {
            json.value(side);
        }
        json.endArray();
        json.name("data_offsets").beginArray().value(begin).value(end).endArray();
        json.endObject();
    }

    /** Spaces behind the header: readers that map the file find aligned numbers. */
    private static ByteBuffer padded(byte[] json) {
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(length).put(json);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void data(FileChannel channel, float[] values) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHUNK, values.length) * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length; done += CHUNK) {
            int count = Math.min(CHUNK, values.length - done);
            chunk.clear().asFloatBuffer().put(values, done, count);
            all(channel, chunk.limit(count * Float.BYTES));
        }
    }

    private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
