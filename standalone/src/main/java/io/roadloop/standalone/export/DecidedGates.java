package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.RoutingUse.CellUse;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.RgbFrames;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Weights of a routing network whose gates are as a budget leaves them: shut for good, open for good, or open on many
 * frames and closed on many. A third, drawn by a seed, is shut, and so is each that frames seldom open; one that they
 * seldom close is open.
 *
 * <p>Drawn weights alone leave a few of the 149 gates of dynamic-routing that open on one frame of a thousand or two. The
 * rule of pruning, 999 of 1000 frames, cannot see those, and without training one gate turns most classes of its frame:
 * pruned by 1000 frames of 97x61, that network kept 99.8 % of the classes of 250 others.
 */
final class DecidedGates {

    private static final double SHUT = 1.0 / 3;
    /** Of the frames. */
    private static final double SELDOM = 0.05;
    /** A gate that is open for good gives tanh(1.5) = 0.905 as at the start of training, one that is shut 0. */
    private static final float OPEN_BIAS = 1.5f;

    private static final float SHUT_BIAS = -1;

    private static final String WEIGHT = "/gate/score/weight";
    private static final String BIAS = "/gate/score/bias";

    private final Map<String, float[]> host;
    private final Set<Gate> decided = new HashSet<>();

    private record Gate(String cell, int path) {}

    private DecidedGates(Map<String, float[]> weights) {
        this.host = new HashMap<>(weights);
    }

    /**
     * Those weights, as copies.
     *
     * @param graph a network with gates
     * @param frames that tell which gates are seldom open or closed
     */
    static Map<String, float[]> of(Graph graph, Map<String, float[]> weights, long seed, RgbFrames frames) {
        DecidedGates gates = new DecidedGates(weights);
        gates.shutSome(cells(graph), new SplittableRandom(seed));
        int before;
        do {
            // What is decided changes what the cells behind receive: those are looked at again.
            before = gates.decided.size();
            new FramePruning(Device.cpu())
                    .use(graph, gates.host, frames)
                    .cells()
                    .forEach(gates::decide);
        } while (gates.decided.size() > before);
        return gates.host;
    }

    private static List<String> cells(Graph graph) {
        return graph.parameters().stream()
                .filter(tensor -> tensor.path().endsWith(BIAS))
                .map(tensor -> tensor.path().substring(0, tensor.path().length() - BIAS.length()))
                .toList();
    }

    private void shutSome(List<String> cells, SplittableRandom draws) {
        for (String cell : cells) {
            host.computeIfPresent(cell + WEIGHT, (path, factors) -> factors.clone());
            host.computeIfPresent(cell + BIAS, (path, biases) -> biases.clone());
            for (int path = 0; path < values(cell + BIAS).length; path++) {
                if (draws.nextDouble() < SHUT) {
                    fix(new Gate(cell, path), SHUT_BIAS);
                }
            }
        }
    }

    private void decide(String cell, CellUse use) {
        double[] open = use.gatesOpen();
        for (int path = 0; path < open.length; path++) {
            if (open[path] < SELDOM) {
                fix(new Gate(cell, path), SHUT_BIAS);
            } else if (open[path] > 1 - SELDOM) {
                fix(new Gate(cell, path), OPEN_BIAS);
            }
        }
        if (use.closed() > 0 && use.closed() < SELDOM) {
            fix(new Gate(cell, likeliest(open)), OPEN_BIAS);
        }
    }

    private static int likeliest(double[] open) {
        int best = 0;
        for (int path = 1; path < open.length; path++) {
            best = open[path] > open[best] ? path : best;
        }
        return best;
    }

    /** Whatever the frame: a bias alone, however low, is outweighed where layers without training amplify one another. */
    private void fix(Gate gate, float bias) {
        if (decided.add(gate)) {
            float[] biases = values(gate.cell + BIAS);
            float[] factors = values(gate.cell + WEIGHT);
            int each = factors.length / biases.length;
            Arrays.fill(factors, gate.path * each, (gate.path + 1) * each, 0);
            biases[gate.path] = bias;
        }
    }

    private float[] values(String path) {
        return host.getOrDefault(path, new float[0]);
    }
}
