package io.roadloop.graph.weights;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file declares.
 *
 * @param tensors in the order of their bytes
 * @param metadata the file's own notes
 */
public record WeightListing(List<Entry> tensors, Map<String, String> metadata) {

    /**
     * One tensor.
     *
     * @param name as the file has it; it may hold any character
     * @param type of its elements, such as {@code F32}
     * @param shape its shape
     * @param bytes that it takes in the file
     */
    public record Entry(String name, String type, Shape shape, long bytes) {}

    public WeightListing {
        tensors = List.copyOf(tensors);
        metadata = Map.copyOf(metadata);
    }

    static WeightListing of(SafetensorsFile file) {
        return new WeightListing(
                file.tensors().stream()
                        .map(each ->
                                new Entry(each.name(), each.type().name(), each.shape(), each.end() - each.begin()))
                        .toList(),
                file.metadata());
    }

    /** Numbers in all tensors. */
    public long numbers() {
        return tensors.stream().mapToLong(each -> each.shape().size()).sum();
    }

    /** Bytes of all tensors. */
    public long bytes() {
        return tensors.stream().mapToLong(Entry::bytes).sum();
    }
}
