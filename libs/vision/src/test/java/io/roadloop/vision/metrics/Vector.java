package io.roadloop.vision.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A golden vector of the methods' equations. */
record Vector(JsonNode root) {

    static Vector named(String file) {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/" + file))) {
            return new Vector(new ObjectMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int classes() {
        return root.at("/params/C").intValue();
    }

    double[] input(String name) {
        return data(root.path("inputs").path(name));
    }

    double[] expected(String name) {
        return data(root.path("expected").path(name));
    }

    double scalar(String name) {
        return expected(name)[0];
    }

    long[] counts(String name) {
        return java.util.Arrays.stream(expected(name)).mapToLong(v -> (long) v).toArray();
    }

    /** The images of a map (N, H, W), one mask each. */
    LabelMask[] masks(JsonNode map) {
        int images = map.at("/shape/0").intValue();
        Size size = new Size(map.at("/shape/2").intValue(), map.at("/shape/1").intValue());
        double[] data = data(map);
        int pixels = (int) size.pixels();
        return IntStream.range(0, images)
                .mapToObj(n -> {
                    byte[] classes = new byte[pixels];
                    for (int i = 0; i < pixels; i++) {
                        classes[i] = (byte) (int) data[n * pixels + i];
                    }
                    return new LabelMask(size, classes);
                })
                .toArray(LabelMask[]::new);
    }

    LabelMask[] inputMasks(String name) {
        return masks(root.path("inputs").path(name));
    }

    LabelMask[] expectedMasks(String name) {
        return masks(root.path("expected").path(name));
    }

    private static double[] data(JsonNode map) {
        return StreamSupport.stream(map.path("data").spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
