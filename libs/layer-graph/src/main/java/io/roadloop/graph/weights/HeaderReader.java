package io.roadloop.graph.weights;

import static io.roadloop.graph.weights.ForeignText.quoted;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the JSON header of a safetensors file and checks each extent against its shape, its neighbours and the file. */
final class HeaderReader {
    static final String METADATA = "__metadata__";

    /** A ResNet-101 has some 600 tensors. */
    private static final int MOST_TENSORS = 100_000;

    private static final int MOST_DIMENSIONS = 8;

    private final JsonReader json;
    private final Set<String> names = new HashSet<>();
    private final List<StoredTensor> tensors = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /** A rule that the header breaks. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1L;

        Broken(String rule) {
            super(rule);
        }
    }

    private HeaderReader(String header) {
        json = new JsonReader(new StringReader(header));
        json.setStrictness(Strictness.STRICT);
    }

    /**
     * What a header says.
     *
     * @param tensors in the order of their bytes, which they cover without gap or overlap
     */
    record Header(List<StoredTensor> tensors, Map<String, String> metadata) {}

    /** @param dataBytes bytes behind the header */
    static Header read(String header, long dataBytes) throws Broken {
        HeaderReader reader = new HeaderReader(header);
        try {
            reader.entries();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new Broken("its header is not the JSON that it should be (" + e.getMessage() + ")");
        }
        reader.tensors.sort(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end));
        checkExtents(reader.tensors, dataBytes);
        return new Header(List.copyOf(reader.tensors), Map.copyOf(reader.metadata));
    }

    private void entries() throws IOException, Broken {
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            require(names.add(name), quoted(name) + " stands twice in its header");
            if (name.equals(METADATA)) {
                metadata();
            } else {
                require(tensors.size() < MOST_TENSORS, "it has more than " + MOST_TENSORS + " tensors");
                tensors.add(tensor(name));
            }
        }
        json.endObject();
        require(json.peek() == JsonToken.END_DOCUMENT, "something follows the JSON object of its header");
    }

    private void metadata() throws IOException, Broken {
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            require(json.peek() == JsonToken.STRING, METADATA + " must hold text, but " + quoted(key) + " is none");
            require(metadata.put(key, json.nextString()) == null, quoted(key) + " stands twice in " + METADATA);
        }
        json.endObject();
    }

    private StoredTensor tensor(String name) throws IOException, Broken {
        ElementType type = null;
        long[] shape = null;
        long[] extent = null;
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            switch (key) {
                case "dtype" -> type = type(name, type);
                case "shape" -> shape = numbers(name, key, shape);
                case "data_offsets" -> extent = numbers(name, key, extent);
                default -> throw new Broken(quoted(name) + " declares the unknown " + quoted(key));
            }
        }
        json.endObject();
        if (type == null || shape == null || extent == null || extent.length != 2) {
            throw new Broken(quoted(name) + " must declare dtype, shape and two data_offsets");
        }
        StoredTensor tensor = new StoredTensor(name, type, new Shape(shape), extent[0], extent[1]);
        checkSize(tensor, shape);
        return tensor;
    }

    private ElementType type(String name, @Nullable ElementType before) throws IOException, Broken {
        require(before == null, quoted(name) + " declares its dtype twice");
        String type = json.nextString();
        return ElementType.named(type)
                .orElseThrow(() -> new Broken(quoted(name) + " has the unknown dtype " + quoted(type)));
    }

    private long[] numbers(String name, String key, long @Nullable [] before) throws IOException, Broken {
        require(before == null, quoted(name) + " declares its " + key + " twice");
        List<Long> numbers = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            require(numbers.size() < MOST_DIMENSIONS, quoted(name) + " has more than " + MOST_DIMENSIONS + " " + key);
            require(json.peek() == JsonToken.NUMBER, quoted(name) + " has " + key + " that are no numbers");
            long number = json.nextLong();
            require(number >= 0, quoted(name) + " has the negative number " + number + " in its " + key);
            numbers.add(number);
        }
        json.endArray();
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    private static void checkSize(StoredTensor tensor, long[] shape) throws Broken {
        long bytes = tensor.type().bytes();
        try {
            for (long side : shape) {
                bytes = Math.multiplyExact(bytes, side);
            }
        } catch (ArithmeticException e) {
            throw new Broken(quoted(tensor.name()) + " has the impossible shape " + tensor.shape());
        }
        require(
                tensor.end() - tensor.begin() == bytes,
                quoted(tensor.name()) + " is " + tensor.type() + " of shape " + tensor.shape() + ", which takes "
                        + bytes + " bytes, but its data_offsets are " + tensor.begin() + " to " + tensor.end());
    }

    /** In the order of their begins: no gap, no overlap, nothing behind the last. */
    private static void checkExtents(List<StoredTensor> tensors, long dataBytes) throws Broken {
        long next = 0;
        for (StoredTensor tensor : tensors) {
            require(
                    tensor.begin() == next,
                    quoted(tensor.name()) + (tensor.begin() < next ? " overlaps" : " leaves a gap behind")
                            + " the tensor before it: it begins at " + tensor.begin() + ", not at " + next);
            next = tensor.end();
        }
        require(
                next == dataBytes,
                "its header declares " + next + " bytes of tensors, but " + dataBytes + " follow it: "
                        + (next > dataBytes ? "it is cut off" : "something is behind the last tensor"));
    }

    private static void require(boolean holds, String rule) throws Broken {
        if (!holds) {
            throw new Broken(rule);
        }
    }
}
