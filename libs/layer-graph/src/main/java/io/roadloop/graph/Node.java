package io.roadloop.graph;

import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.LayerVisitor;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.TensorSpec;
import java.util.List;

/** A layer at its place in a graph. Two nodes are equal only if they are the same. */
public final class Node {
    private final String path;
    private final Layer layer;
    private final List<Node> inputs;
    private final double rateFactor;
    private final MapShape shape;

    Node(String path, Layer layer, List<Node> inputs, double rateFactor) {
        this.path = path;
        this.layer = layer;
        this.inputs = List.copyOf(inputs);
        this.rateFactor = rateFactor;
        this.shape = layer.infer(inputShapes());
    }

    /** Name within the graph, such as {@code block-2/unit-1/reduce/conv}. */
    public String path() {
        return path;
    }

    public Layer layer() {
        return layer;
    }

    public List<Node> inputs() {
        return inputs;
    }

    public Node input(int index) {
        return inputs.get(index);
    }

    public MapShape shape() {
        return shape;
    }

    /** By how much the learning rate of this node's parameters is multiplied. */
    public double rateFactor() {
        return rateFactor;
    }

    public <R> R accept(LayerVisitor<Node, R> visitor) {
        return layer.accept(visitor, this);
    }

    List<MapShape> inputShapes() {
        return inputs.stream().map(Node::shape).toList();
    }

    List<TensorSpec> parameters() {
        return layer.parameters(inputShapes());
    }

    List<TensorSpec> buffers() {
        return layer.buffers(inputShapes());
    }

    @Override
    public String toString() {
        return layer.kind() + " '" + path + "' (" + shape + ")";
    }
}
