package io.roadloop.graph.nets;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.RoutingSpace.Path;
import io.roadloop.graph.support.Golden;
import io.roadloop.graph.support.Vector;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gates, transitions and decoder of a routing network against the golden vectors, value and gradient. */
class RoutingCellTest {
    private static final Map<String, String> STATISTICS = Map.of(
            "scale", "gamma",
            "shift", "beta",
            "running-mean", "mean",
            "running-variance", "var");

    @Test
    void shouldRouteLikeVector21aAndPassOnWhatItReceivedWhereAllGatesAreClosed() {
        try (Golden golden = new Golden(cell(), Vector.read("21a_routing_cell"), RoutingCellTest::nameInCell)) {
            Reading reading = golden.readWithGradient();
            NDArray sum = golden.cosineSum(reading.output())
                    .add(golden.cosineSum(reading.tap("up")))
                    .add(golden.cosineSum(reading.tap("down")));
            Gradients.backward(sum);

            golden.assertValue(reading.tap("gates"), "gates");
            golden.assertValue(reading.output(), "out_keep");
            golden.assertValue(reading.tap("up"), "out_up");
            golden.assertValue(reading.tap("down"), "out_down");
            for (String name :
                    List.of("h", "gate_logits", "sep_dw1", "sep_pw1", "sep_dw2", "sep_pw2", "up_w", "down_w")) {
                golden.assertGradient(name);
            }
        }
    }

    private static Graph cell() {
        GraphBuilder builder = GraphBuilder.named("cell");
        Node received = builder.features("h", new MapShape(4, 2));
        Node scores = builder.features("gate_logits", MapShape.vector(3));
        Node above = builder.features("above", new MapShape(1, 1));
        Node gates = builder.tap("gates", RoutingCell.opened(builder.at("gate"), scores));
        Map<Path, Node> ways = new RoutingCell(builder, received).route(gates, List.of(Path.values()), () -> above);
        builder.tap("up", ways.get(Path.UP));
        builder.tap("down", ways.get(Path.DOWN));
        return builder.buildHead(ways.get(Path.KEEP));
    }

    private static String nameInCell(String path) {
        Map<String, String> weights = Map.of(
                "operation/first/depthwise/weight", "sep_dw1",
                "operation/first/pointwise/conv/weight", "sep_pw1",
                "operation/second/depthwise/weight", "sep_dw2",
                "operation/second/pointwise/conv/weight", "sep_pw2",
                "up/narrow/conv/weight", "up_w",
                "down/widen/conv/weight", "down_w",
                "above", "zeros3x1x8x12");
        Map<String, String> norms = Map.of(
                "operation/first/pointwise", "bn1",
                "operation/second/pointwise", "bn2",
                "up/narrow", "bn_up",
                "down/widen", "bn_down");
        return path.contains("/norm/") ? statistic(norms, path) : weights.getOrDefault(path, path);
    }

    private static String statistic(Map<String, String> norms, String path) {
        int norm = path.indexOf("/norm/");
        return norms.get(path.substring(0, norm)) + "_" + STATISTICS.get(path.substring(norm + "/norm/".length()));
    }

    @Test
    void shouldOpenGatesLikeVector21b() {
        GraphBuilder builder = GraphBuilder.named("gates");
        Graph graph = builder.buildHead(new RoutingCell(builder, builder.features("h", new MapShape(4, 1))).gates(3));
        Map<String, String> weights =
                Map.of("h", "h", "gate/narrow/conv/weight", "w1", "gate/score/weight", "w2", "gate/score/bias", "b2");
        Map<String, String> norms = Map.of("gate/narrow", "bn");
        try (Golden golden = new Golden(
                graph,
                Vector.read("21b_routing_gate_network"),
                path -> path.contains("/norm/") ? statistic(norms, path) : weights.get(path))) {
            Reading reading = golden.readWithGradient();
            Gradients.backward(golden.cosineSum(reading.output()));

            golden.assertValue(reading.output(), "gates");
            List.of("h", "w1", "w2", "b2").forEach(golden::assertGradient);
        }
    }

    @Test
    void shouldDecodeLikeVector21e() {
        GraphBuilder builder = GraphBuilder.named("decoder");
        List<Node> maps = new ArrayList<>();
        for (int level = 0; level < 4; level++) {
            maps.add(builder.features("feat_" + level, new MapShape(2 << level, 4 << level)));
        }
        Node pixels = builder.features("pixels", new MapShape(1, 1));
        Graph graph = builder.build(DynamicRoutingNet.labelled(builder, maps, 3, pixels));
        try (Golden golden = new Golden(graph, Vector.read("21e_routing_decoder"), RoutingCellTest::nameInDecoder)) {
            Reading reading = golden.readWithGradient();
            Gradients.backward(golden.cosineSum(reading.output()));

            golden.assertValue(reading.output(), "logits");
            List.of("feat_0", "feat_1", "feat_2", "feat_3").forEach(golden::assertGradient);
        }
    }

    private static String nameInDecoder(String path) {
        if (path.startsWith("decoder/level-")) {
            String level = path.substring("decoder/level-".length()).substring(0, 1);
            return path.contains("/norm/")
                    ? statistic(Map.of("decoder/level-" + level + "/narrow", "bn_" + level), path)
                    : "w_" + level;
        }
        return Map.of(
                        "classify/weight", "predictor_w",
                        "classify/bias", "predictor_b",
                        "pixels", "zeros2x1x32x32")
                .getOrDefault(path, path);
    }
}
