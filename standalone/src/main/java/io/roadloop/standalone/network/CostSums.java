package io.roadloop.standalone.network;

import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.LayerCost;
import io.roadloop.graph.Node;
import io.roadloop.graph.nets.DynamicRoutingNet;
import io.roadloop.graph.nets.RoutingCosts;
import io.roadloop.graph.nets.RoutingSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What parts of a network cost together: each room (the first part of a path) that holds more than one layer; of a
 * routing network also its encoder, its gates, and its cells by the rule of its budget.
 */
final class CostSums {

    private static final String GATE = "/gate/";

    private final CostReport report;
    private final List<CostSum> sums = new ArrayList<>();

    private CostSums(CostReport report) {
        this.report = report;
    }

    /** Figures of a part; empty where the part has none. */
    record CostSum(String part, OptionalLong parameters, OptionalLong multiplyAdds, OptionalLong activationBytes) {}

    static List<CostSum> of(Graph graph, CostReport report) {
        CostSums sums = new CostSums(report);
        sums.addRooms();
        DynamicRoutingNet.space(graph.name()).ifPresent(space -> sums.addRouting(graph, space));
        sums.add("sum of " + report.network(), layer -> true);
        return sums.sums;
    }

    private void addRooms() {
        Map<String, Long> rooms = report.layers().stream()
                .collect(Collectors.groupingBy(CostSums::room, LinkedHashMap::new, Collectors.counting()));
        rooms.forEach((room, layers) -> {
            if (layers > 1) {
                add("sum of " + room, layer -> room(layer).equals(room));
            }
        });
    }

    private static String room(LayerCost layer) {
        return layer.path().split("/", 2)[0];
    }

    private void addRouting(Graph graph, RoutingSpace space) {
        List<Node> levels = IntStream.range(0, space.levels())
                .mapToObj(level -> graph.tap(DynamicRoutingNet.level(level)))
                .toList();
        Set<String> encoder = graph.neededFor(levels).stream().map(Node::path).collect(Collectors.toSet());
        add("encoder", layer -> encoder.contains(layer.path()));
        add("gates", layer -> layer.path().contains(GATE));
        RoutingCosts costs = RoutingCosts.of(space, report.width(), report.height());
        addSpent("cells, gates open", costs.open());
        addSpent("cells but initial", costs.openGrid());
    }

    private void add(String part, Predicate<LayerCost> in) {
        sums.add(new CostSum(
                part,
                sum(in, LayerCost::parameters),
                sum(in, LayerCost::multiplyAdds),
                sum(in, LayerCost::activationBytes)));
    }

    private void addSpent(String part, long multiplyAdds) {
        sums.add(new CostSum(part, OptionalLong.empty(), OptionalLong.of(multiplyAdds), OptionalLong.empty()));
    }

    private OptionalLong sum(Predicate<LayerCost> in, ToLongFunction<LayerCost> figure) {
        return OptionalLong.of(
                report.layers().stream().filter(in).mapToLong(figure).sum());
    }
}
