package io.roadloop.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** A golden vector of the methods' equations. */
public record Vector(JsonNode root) {
    public static Vector named(String file) {
        try (InputStream in = Objects.requireNonNull(Vector.class.getResourceAsStream("/vectors/" + file))) {
            return new Vector(new ObjectMapper().readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public double[] input(String name) {
        return doubles(root.path("inputs").path(name).path("data"));
    }

    public double[] expected(String name) {
        return doubles(root.path("expected").path(name).path("data"));
    }

    /** An input on the device, fp32. */
    public NDArray input(String name, NDManager manager) {
        JsonNode map = root.path("inputs").path(name);
        double[] shape = doubles(map.path("shape"));
        long[] sides = new long[shape.length];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = (long) shape[i];
        }
        return manager.create(floats(input(name)), new Shape(sides));
    }

    /** An input of classes on the device, uint8. */
    public NDArray labels(String name, NDManager manager) {
        return input(name, manager).toType(DataType.UINT8, false);
    }

    public static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
