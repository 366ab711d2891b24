package io.roadloop.trainer.objective.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.LossKernels.PairTiles;
import io.roadloop.graph.torch.TorchDevice;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TileDrawTest {
    private final NDManager manager = TorchDevice.newManager(Device.cpu());

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void shouldWeighEachPairOfASmallBoxAlikeAndAllOfThemTogetherAsTheShare() {
        int pixels = 94;
        int[] box = IntStream.range(100, 100 + pixels).toArray();

        double[][] weights = weights(new TileDraw(9000), List.of(box), 0.25, 100 + pixels);

        for (int i : box) {
            for (int j : box) {
                assertThat(weights[i][j]).isCloseTo(0.25 / (pixels * pixels), within(1e-9));
            }
        }
        assertThat(sum(weights)).isCloseTo(0.25, within(1e-6));
    }

    @Test
    void shouldDrawEvenlyWithinTheBoxWhereItsPairsAreTooMany() {
        int pixels = 95;
        int[] box = IntStream.range(0, pixels).toArray();
        int boxes = 400;
        List<int[]> again = IntStream.range(0, boxes).mapToObj(i -> box).toList();

        double[][] weights = weights(new TileDraw(9000), again, 1.0 / boxes, pixels);

        assertThat(sum(weights)).isCloseTo(1, within(1e-4));
        double mean = 1.0 / (pixels * pixels);
        for (double[] row : weights) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(pixels * mean, within(0.1 * pixels * mean));
        }
        double diagonal =
                IntStream.range(0, pixels).mapToDouble(i -> weights[i][i]).sum();
        assertThat(diagonal).isCloseTo(pixels * mean, within(0.15 * pixels * mean));
    }

    @Test
    void shouldNeverTakeMorePairsThanAllowed() {
        for (int most : new int[] {1, 3, 12, 255, 256, 9000}) {
            TileDraw draw = new TileDraw(most);

            assertThat(draw.pairs(1)).isEqualTo(1);
            assertThat(draw.pairs(1000)).isBetween(Math.max(1, most / 2), most);
        }
        assertThat(new TileDraw(9000).pairs(94)).isEqualTo(94 * 94);
        assertThat(new TileDraw(9000).pairs(95)).isEqualTo(35 * 256);
    }

    /** What each ordered pair counts in all. */
    private double[][] weights(TileDraw draw, List<int[]> boxes, double share, int pixels) {
        PairTiles tiles = draw.tiles(boxes, share, new SplittableRandom(5), manager);
        long[] left = tiles.left().toLongArray();
        long[] right = tiles.right().toLongArray();
        float[] above = tiles.leftWeights().toFloatArray();
        float[] beside = tiles.rightWeights().toFloatArray();
        int side = (int) tiles.left().getShape().get(1);
        double[][] weights = new double[pixels][pixels];
        for (int i = 0; i < left.length; i++) {
            int tile = i / side * side;
            for (int j = tile; j < tile + side; j++) {
                weights[(int) left[i]][(int) right[j]] += (double) above[i] * beside[j];
            }
        }
        return weights;
    }

    private static double sum(double[][] weights) {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
    }
}
