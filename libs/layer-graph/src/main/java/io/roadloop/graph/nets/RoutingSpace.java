package io.roadloop.graph.nets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which cells a routing network has and how they are joined (methods.md 2.5, vector 21d). Level 0 stands at a quarter of
 * the size; each further one halves it and doubles the channels. One level opens with each layer until all are there. The
 * initial cell stands before layer 0, on level 0.
 *
 * @param layers how many layers, at least 1
 * @param levels how many levels, at least 2
 * @param channels channels of level 0
 */
public record RoutingSpace(int layers, int levels, int channels) {
    private static final int INITIAL = -1;
    private static final int FIRST_STRIDE = 4;

    public RoutingSpace {
        if (layers < 1 || levels < 2 || channels < 2 || channels % 2 != 0) {
            throw new IllegalArgumentException("a routing space needs a layer, two levels and an even number of"
                    + " channels, not " + layers + ", " + levels + " and " + channels);
        }
        if (layers < levels - 1) {
            throw new IllegalArgumentException(
                    levels + " levels open within " + (levels - 1) + " layers, not within " + layers);
        }
    }

    /** Where a cell's result goes. Gates stand in this order. */
    public enum Path {
        KEEP,
        UP,
        DOWN
    }

    /**
     * A cell.
     *
     * @param layer from 0; -1 for the initial cell
     * @param level from 0
     * @param sources levels of the layer before whose results it receives, summed
     * @param paths where its results go, one gate each
     */
    public record Cell(int layer, int level, List<Integer> sources, List<Path> paths) {
        public Cell {
            sources = List.copyOf(sources);
            paths = List.copyOf(paths);
        }

        /** The path by which the result of a level of the layer before comes here. */
        public Path pathFrom(int source) {
            return source == level ? Path.KEEP : source < level ? Path.DOWN : Path.UP;
        }

        /** Whether it is the one before the grid. */
        public boolean isInitial() {
            return layer == INITIAL;
        }

        /** The cell's name in the graph, such as {@code layer-3/level-2}. */
        public String name() {
            return isInitial() ? "initial" : "layer-" + layer + "/level-" + level;
        }
    }

    public Cell initial() {
        return new Cell(INITIAL, 0, List.of(), List.of(Path.KEEP, Path.DOWN));
    }

    /** All but the initial cell, layer by layer, level by level. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            cells.addAll(cellsOf(layer));
        }
        return cells;
    }

    /** The cells of one layer, level by level. */
    public List<Cell> cellsOf(int layer) {
        return IntStream.range(0, open(layer))
                .mapToObj(level -> new Cell(layer, level, sources(layer, level), paths(layer, level)))
                .toList();
    }

    /** The initial cell and all others. */
    public List<Cell> allCells() {
        List<Cell> cells = new ArrayList<>(List.of(initial()));
        cells.addAll(cells());
        return cells;
    }

    /** Channels of a level. */
    public int width(int level) {
        return channels << level;
    }

    /** By how much a level's maps are reduced. */
    public int stride(int level) {
        return FIRST_STRIDE << level;
    }

    private int open(int layer) {
        return Math.min(layer + 2, levels);
    }

    private List<Integer> sources(int layer, int level) {
        List<Integer> sources = new ArrayList<>();
        for (int source = Math.max(0, level - 1); source <= Math.min(level + 1, open(layer - 1) - 1); source++) {
            sources.add(source);
        }
        return sources;
    }

    private List<Path> paths(int layer, int level) {
        List<Path> paths = new ArrayList<>(List.of(Path.KEEP));
        if (layer < layers - 1) {
            if (level > 0) {
                paths.add(Path.UP);
            }
            if (level < levels - 1) {
                paths.add(Path.DOWN);
            }
        }
        return paths;
    }
}
