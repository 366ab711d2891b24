package io.roadloop.trainer.step;

import io.roadloop.graph.Graph;
import java.util.Map;

/**
 * The model that a recipe exports, on the host.
 *
 * @param graph the network
 * @param arrays parameters and buffers by their path in the graph
 */
public record ExportedWeights(Graph graph, Map<String, float[]> arrays) {}
