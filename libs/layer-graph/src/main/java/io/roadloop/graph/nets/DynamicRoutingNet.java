package io.roadloop.graph.nets;

import static java.util.Objects.requireNonNull;

import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Add;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.layer.Normalise;
import io.roadloop.graph.layer.ResizeLike;
import io.roadloop.graph.nets.RoutingSpace.Cell;
import io.roadloop.graph.nets.RoutingSpace.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The network of paper 000 (methods.md 2.5): a grid of cells on four levels, in which gates decide frame by frame how much
 * of each map goes up, down or on. All cells are computed here, and the gates multiply what they give.
 *
 * <p>Taps: {@code level-0} to {@code level-3}, the encoder's maps; {@value #FEATURES}, what the classifier reads; and the
 * gates of each cell, (N, paths, 1, 1), by {@link #gates}.
 */
public final class DynamicRoutingNet {
    public static final String FEATURES = "features";
    /** What the names of the gates' taps begin with; a cell's name follows. */
    static final String GATES = "gates/";

    private final RoutingTable table;
    private final GraphBuilder graph;
    /** For each level the first node of its size: what a map that goes up is resized like. */
    private final Map<Integer, Node> sizes = new HashMap<>();

    private DynamicRoutingNet(RoutingTable table) {
        this.table = table;
        this.graph = GraphBuilder.named(table.name());
    }

    /** The paper's, with 16 layers: 17.6 M parameters in the encoder. */
    public static Graph of(int classes) {
        return of(RoutingTable.full(), classes);
    }

    /** The cells of the paper's. */
    public static RoutingSpace space() {
        return RoutingTable.full().space();
    }

    /** The cells of a network by its name; empty where that is no routing network. */
    public static Optional<RoutingSpace> space(String name) {
        return Stream.of(RoutingTable.full(), RoutingTable.small())
                .filter(table -> table.name().equals(name))
                .map(RoutingTable::space)
                .findFirst();
    }

    static Graph of(RoutingTable table, int classes) {
        return new DynamicRoutingNet(table).build(classes);
    }

    /** The tap that gives a cell's gates. */
    public static String gates(Cell cell) {
        return GATES + cell.name();
    }

    /** The tap that gives the encoder's map of a level. */
    public static String level(int level) {
        return "level-" + level;
    }

    private Graph build(int classes) {
        Node pixels = graph.input(3);
        Node first = stem(graph.at("stem"), graph.add("normalise", Normalise.imageNet(), pixels));
        sizes.put(0, first);
        List<Node> maps = encoded(first);
        for (int level = 0; level < maps.size(); level++) {
            graph.tap(level(level), maps.get(level));
        }
        return graph.build(labelled(graph, maps, classes, pixels));
    }

    private Node stem(GraphBuilder stem, Node pixels) {
        int width = table.space().channels();
        Node half = stem.convolve("first", Convolution.of(table.stem(), 3).strided(2), pixels);
        Node again = separable(stem.at("second"), Convolution.depthwise(table.stem(), 3), width, half);
        return separable(stem.at("third"), Convolution.depthwise(width, 3).strided(2), width, again);
    }

    private static Node separable(GraphBuilder unit, Convolution depthwise, int width, Node input) {
        return unit.convolve("pointwise", Convolution.of(width, 1), unit.add("depthwise", depthwise, input));
    }

    /** The last layer's maps, level by level. */
    private List<Node> encoded(Node first) {
        RoutingSpace space = table.space();
        Map<Integer, Map<Path, Node>> before = Map.of(0, ways(space.initial(), first));
        for (int layer = 0; layer < space.layers(); layer++) {
            Map<Integer, Map<Path, Node>> now = new HashMap<>();
            for (Cell cell : space.cellsOf(layer)) {
                now.put(cell.level(), ways(cell, received(cell, before)));
            }
            before = now;
        }
        List<Node> maps = new ArrayList<>();
        for (int level = 0; level < space.levels(); level++) {
            maps.add(way(before, level, Path.KEEP));
        }
        return maps;
    }

    /** The sum of what the layer before sends to a cell. */
    private Node received(Cell cell, Map<Integer, Map<Path, Node>> before) {
        List<Node> arriving = cell.sources().stream()
                .map(source -> way(before, source, cell.pathFrom(source)))
                .toList();
        Node sum = arriving.get(0);
        for (int i = 1; i < arriving.size(); i++) {
            sum = graph.at(cell.name()).add("receive-" + i, new Add(), sum, arriving.get(i));
        }
        sizes.putIfAbsent(cell.level(), sum);
        return sum;
    }

    private Map<Path, Node> ways(Cell cell, Node received) {
        RoutingCell built = new RoutingCell(graph.at(cell.name()), received);
        Node gates = graph.tap(gates(cell), built.gates(cell.paths().size()));
        return built.route(gates, cell.paths(), () -> requireNonNull(sizes.get(cell.level() - 1)));
    }

    private static Node way(Map<Integer, Map<Path, Node>> ways, int level, Path path) {
        return requireNonNull(requireNonNull(ways.get(level)).get(path));
    }

    /** The decoder (vector 21e): from the smallest map up, then the classes at the input's size. */
    static Node labelled(GraphBuilder graph, List<Node> maps, int classes, Node pixels) {
        Node features = graph.tap(FEATURES, decoded(graph.at("decoder"), maps));
        Node scores = graph.add("classify", Convolution.of(classes, 3).biased(), features);
        return graph.add("enlarge", new ResizeLike(), scores, pixels);
    }

    private static Node decoded(GraphBuilder decoder, List<Node> maps) {
        Node map = narrowed(decoder, maps.size() - 1, maps.get(maps.size() - 1));
        for (int level = maps.size() - 2; level >= 0; level--) {
            GraphBuilder inside = decoder.at("level-" + level);
            Node larger = inside.add("enlarge", new ResizeLike(), map, maps.get(level));
            map = narrowed(decoder, level, inside.add("add", new Add(), maps.get(level), larger));
        }
        return map;
    }

    private static Node narrowed(GraphBuilder decoder, int level, Node map) {
        int channels = map.shape().channels();
        return decoder.at("level-" + level)
                .convolve("narrow", Convolution.of(level == 0 ? channels : channels / 2, 1), map);
    }
}
