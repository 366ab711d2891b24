package io.roadloop.trainer.objective.structured;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.LossKernels.PairTiles;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The pairs of pixels of each box that are compared: all, where they are at most {@code most}; else as many as whole tiles
 * give, drawn evenly and with replacement (paper 001, eq. 9). A tile is 16 drawn pixels against 16 drawn pixels: any pair
 * of the box is as likely as any other, and 256 pairs take 32 look-ups rather than 512.
 */
final class TileDraw {
    private static final int SIDE = 16;

    private final int most;
    private final int side;
    private final int drawn;

    /** @param most pairs of a box, at least 1 */
    TileDraw(int most) {
        this.most = most;
        this.side = Math.min(SIDE, (int) Math.sqrt(most));
        this.drawn = most / (side * side);
    }

    /** How many pairs of a box count. */
    int pairs(int pixels) {
        return isWhole(pixels) ? pixels * pixels : drawn * side * side;
    }

    /**
     * The tiles of all boxes.
     *
     * @param boxes the pixels of each, at least one box
     * @param share what all pairs of one box count together
     */
    PairTiles tiles(List<int[]> boxes, double share, RandomGenerator random, NDManager manager) {
        int tiles = boxes.stream().mapToInt(box -> tiles(box.length)).sum();
        Sheet sheet = new Sheet(tiles * side);
        for (int[] box : boxes) {
            float weight = (float) (share / pairs(box.length));
            if (isWhole(box.length)) {
                everyPair(box, weight, sheet);
            } else {
                drawnPairs(box, weight, sheet, random);
            }
        }
        Shape shape = new Shape(tiles, side);
        return new PairTiles(
                manager.create(sheet.left, shape),
                manager.create(sheet.right, shape),
                manager.create(sheet.leftWeights, shape),
                manager.create(sheet.rightWeights, shape));
    }

    private boolean isWhole(int pixels) {
        return (long) pixels * pixels <= most;
    }

    private int tiles(int pixels) {
        int edge = (pixels + side - 1) / side;
        return isWhole(pixels) ? edge * edge : drawn;
    }

    private void drawnPairs(int[] box, float weight, Sheet sheet, RandomGenerator random) {
        for (int i = 0; i < drawn * side; i++) {
            sheet.add(box[random.nextInt(box.length)], weight, box[random.nextInt(box.length)], 1);
        }
    }

    /** Cuts the box's square of pairs into tiles; what a tile has beyond the square's edge weighs 0. */
    private void everyPair(int[] box, float weight, Sheet sheet) {
        for (int top = 0; top < box.length; top += side) {
            for (int start = 0; start < box.length; start += side) {
                for (int i = 0; i < side; i++) {
                    boolean isRow = top + i < box.length;
                    boolean isColumn = start + i < box.length;
                    sheet.add(
                            isRow ? box[top + i] : box[0],
                            isRow ? weight : 0,
                            isColumn ? box[start + i] : box[0],
                            isColumn ? 1 : 0);
                }
            }
        }
    }

    /** The four arrays, filled from the front. */
    private static final class Sheet {
        private final long[] left;
        private final long[] right;
        private final float[] leftWeights;
        private final float[] rightWeights;
        private int next;

        Sheet(int size) {
            left = new long[size];
            right = new long[size];
            leftWeights = new float[size];
            rightWeights = new float[size];
        }

        void add(int one, float oneWeight, int other, float otherWeight) {
            left[next] = one;
            leftWeights[next] = oneWeight;
            right[next] = other;
            rightWeights[next] = otherWeight;
            next++;
        }
    }
}
