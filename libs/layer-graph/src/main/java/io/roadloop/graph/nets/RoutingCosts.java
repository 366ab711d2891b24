package io.roadloop.graph.nets;

import static java.util.Objects.requireNonNull;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.layer.MapShape;
import io.roadloop.graph.nets.RoutingSpace.Cell;
import io.roadloop.graph.nets.RoutingSpace.Path;
import java.util.List;
import java.util.Map;

/**
 * The multiply-adds that the cells of a routing network spend on a frame (methods.md 2.5, vector 21c): of a cell the
 * largest of its gates times its operation, and each path's gate times its transition. Stem, gates and decoder do not
 * count: no gate closes them.
 */
public final class RoutingCosts {
    private final List<CellCost> cells;

    private RoutingCosts(List<CellCost> cells) {
        this.cells = cells;
    }

    /**
     * What one cell costs when it is open.
     *
     * @param cell the cell
     * @param operation multiply-adds of its operation
     * @param transitions those of its paths, in their order
     */
    record CellCost(Cell cell, long operation, List<Long> transitions) {
        static CellCost of(Cell cell, long channels, long pixels, long smallerPixels) {
            long numbers = channels * pixels;
            long separable = 9 * numbers + channels * numbers + 2 * numbers;
            return new CellCost(
                    cell,
                    2 * separable + numbers,
                    cell.paths().stream()
                            .map(path -> numbers + transition(path, channels, pixels, smallerPixels))
                            .toList());
        }

        /** What follows the ReLU that each path begins with: 1 × 1 convolution, batch norm (2), ReLU (1). */
        private static long transition(Path path, long channels, long pixels, long smallerPixels) {
            return switch (path) {
                case KEEP -> 0;
                case UP -> (channels + 3) * (channels / 2) * pixels;
                case DOWN -> (channels + 3) * (2 * channels) * smallerPixels;
            };
        }

        long open() {
            return operation + transitions.stream().mapToLong(Long::longValue).sum();
        }

        /** The mean over the batch, with gradient to the gates, (N, paths, 1, 1). */
        NDArray expected(NDArray gates) {
            NDManager manager = gates.getManager();
            DataType type = gates.getDataType();
            long frames = gates.getShape().get(0);
            NDArray rows = gates.reshape(frames, transitions.size());
            double[] each = transitions.stream()
                    .mapToDouble(cost -> (double) cost / frames)
                    .toArray();
            // Arrays of the manager's, not mul(number): the memory of such a number is gone before the backward pass.
            NDArray costs = manager.create(each, new Shape(each.length)).toType(type, false);
            NDArray most = manager.create((double) operation / frames).toType(type, false);
            return rows.mul(costs).sum().add(rows.max(new int[] {1}).mul(most).sum());
        }
    }

    /** For frames of a size. */
    public static RoutingCosts of(RoutingSpace space, int width, int height) {
        return new RoutingCosts(space.allCells().stream()
                .map(cell -> CellCost.of(
                        cell,
                        space.width(cell.level()),
                        pixels(space.stride(cell.level()), width, height),
                        pixels(space.stride(cell.level() + 1), width, height)))
                .toList());
    }

    private static long pixels(int stride, int width, int height) {
        MapShape shape = new MapShape(1, stride);
        return (long) shape.side(width) * shape.side(height);
    }

    /** Multiply-adds where all gates are fully open. */
    public long open() {
        return cells.stream().mapToLong(CellCost::open).sum();
    }

    /** Of these, those of the grid, without the initial cell: 26.8 G at 768 × 768, where the paper states 26.3 G. */
    public long openGrid() {
        return cells.stream()
                .filter(cell -> !cell.cell().isInitial())
                .mapToLong(CellCost::open)
                .sum();
    }

    /**
     * Expected multiply-adds of a frame: the mean over the batch.
     *
     * @param gates by the names of their taps ({@link DynamicRoutingNet#gates}), of all cells, (N, paths, 1, 1)
     * @return a scalar with gradient to the gates
     */
    public NDArray expected(Map<String, NDArray> gates) {
        return cells.stream()
                .map(cell -> cell.expected(
                        requireNonNull(gates.get(DynamicRoutingNet.gates(cell.cell())), "gates of all cells")))
                .reduce(NDArray::add)
                .orElseThrow();
    }
}
