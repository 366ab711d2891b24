package io.roadloop.graph.nets;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.layer.Layer;
import io.roadloop.graph.layer.LeakyRelu;
import io.roadloop.graph.layer.Linear;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.layer.Relu;
import io.roadloop.graph.layer.Sigmoid;

/**
 * The heads of paper 002 (methods.md 4.1, vector 12b). They read feature vectors of single pixels as a batch of 1 × 1
 * maps, (n, C, 1, 1), and normalise over it: train with two vectors or more. Heads that differ in their weights only,
 * such as those of the classes, share one function.
 */
public final class VectorHeads {
    private static final double SLOPE = 0.2;

    private VectorHeads() {}

    /** Projection g from a network's features, and prediction q from g's result: linear, batch norm, ReLU, linear. */
    public static Graph embedding(int in, int out) {
        GraphBuilder graph = GraphBuilder.named("embedding");
        return graph.buildHead(perceptron(graph, in, out, new Relu(), out));
    }

    /** How much a vector shall count, in 0..1: linear, batch norm, LeakyReLU 0.2, linear, sigmoid. */
    public static Graph attention(int in) {
        GraphBuilder graph = GraphBuilder.named("attention");
        Node score = perceptron(graph, in, in, new LeakyRelu(SLOPE), 1);
        return graph.buildHead(graph.add("sigmoid", new Sigmoid(), score));
    }

    static Node perceptron(GraphBuilder graph, int in, int hidden, Layer activation, int out) {
        Node vectors = graph.features("vectors", MapShape.vector(in));
        Node first = graph.add("first", new Linear(hidden), vectors);
        Node active = graph.add("activation", activation, graph.add("norm", BatchNorm.standard(), first));
        return graph.add("second", new Linear(out), active);
    }
}
