package io.roadloop.graph.support;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;

/** A golden vector of methods/vectors. */
public final class Vector {
    private final JsonNode json;

    private Vector(JsonNode json) {
        this.json = json;
    }

    public static Vector read(String name) {
        try (InputStream file = Vector.class.getResourceAsStream("/vectors/" + name + ".json")) {
            return new Vector(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public NDArray input(NDManager manager, String name, DataType type) {
        return array(manager, json.get("inputs").get(name), type);
    }

    public double[] input(String name) {
        return numbers(json.get("inputs").get(name).get("data"));
    }

    public double[] expected(String name) {
        return numbers(json.get("expected").get(name).get("data"));
    }

    public Shape expectedShape(String name) {
        return shape(json.get("expected").get(name));
    }

    public double parameter(String... path) {
        JsonNode node = json.get("params");
        for (String step : path) {
            node = node.get(step);
        }
        return node.asDouble();
    }

    private static NDArray array(NDManager manager, JsonNode node, DataType type) {
        // Kept open: toType gives the same memory when the type is the same already, whatever it is asked.
        return manager.create(numbers(node.get("data")), shape(node)).toType(type, true);
    }

    private static Shape shape(JsonNode node) {
        return new Shape(StreamSupport.stream(node.get("shape").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray());
    }

    private static double[] numbers(JsonNode data) {
        return StreamSupport.stream(data.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
