package io.roadloop.trainer.objective.directional;

import io.roadloop.trainer.view.CropPair;
import io.roadloop.trainer.view.CropWindow;
import io.roadloop.trainer.view.WindowPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cells of the feature maps of two crops show the same pixels, over a batch.
 *
 * @param first places of M cells in the first crops' maps, {@code (n · h + y) · w + x}, mirrored where the crop is
 * @param second the places of the same cells in the second crops' maps
 * @param shares of each cell, 1 over the images times the cells of its image's overlap
 */
record Overlap(long[] first, long[] second, float[] shares) {
    /** @param first each image's first window; all are of one size, in whole cells */
    static Overlap of(List<CropWindow> first, List<CropWindow> second) {
        List<long[]> cells = new ArrayList<>();
        List<Float> shares = new ArrayList<>();
        for (int image = 0; image < first.size(); image++) {
            WindowPair pair = new WindowPair(first.get(image), second.get(image));
            int common = add(pair, image, cells);
            for (int i = 0; i < common; i++) {
                shares.add(1f / (first.size() * common));
            }
        }
        long[] ofFirst = new long[cells.size()];
        long[] ofSecond = new long[cells.size()];
        float[] each = new float[cells.size()];
        for (int i = 0; i < each.length; i++) {
            ofFirst[i] = cells.get(i)[0];
            ofSecond[i] = cells.get(i)[1];
            each[i] = shares.get(i);
        }
        return new Overlap(ofFirst, ofSecond, each);
    }

    private static int add(WindowPair pair, int image, List<long[]> cells) {
        WindowPair.Shared shared = pair.shared();
        int rows = shared.height() / CropPair.CELL;
        int columns = shared.width() / CropPair.CELL;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                cells.add(new long[] {
                    place(
                            pair.first(),
                            image,
                            shared.firstTop() / CropPair.CELL + y,
                            shared.firstLeft() / CropPair.CELL + x),
                    place(
                            pair.second(),
                            image,
                            shared.secondTop() / CropPair.CELL + y,
                            shared.secondLeft() / CropPair.CELL + x)
                });
            }
        }
        return rows * columns;
    }

    private static long place(CropWindow window, int image, int y, int x) {
        int height = window.height() / CropPair.CELL;
        int width = window.width() / CropPair.CELL;
        return ((long) image * height + y) * width + (window.flipped() ? width - 1 - x : x);
    }
}
