package io.roadloop.trainer.view.classmix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.view.WithoutReplacement;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * ClassMix (paper 002, table 1, after Olsson et al.; methods.md, section 4.2): of the classes of image a, half are drawn,
 * and their pixels are laid over image b, in the image, in the labels and in the confidence:
 * {@code M = [y_a ∈ drawn]}, {@code mixed = M·a + (1 − M)·b}. Nothing here has a gradient.
 */
public final class ClassMix {
    private static final int LABELS = 256;

    private ClassMix() {}

    /**
     * Draws {@code max(1, ⌊n/2⌋)} of the n classes of an image, without replacement; none of none. Olsson et al. take
     * ⌊n/2⌋, the code of 002 ⌊n/2⌋ + 1, which copies whole images of two classes.
     *
     * @param counts how many pixels of each class the image has
     * @return the classes drawn, rising
     */
    public static int[] draw(long[] counts, RandomGenerator random) {
        int[] present = IntStream.range(0, counts.length)
                .filter(label -> counts[label] > 0)
                .toArray();
        int wanted = present.length == 0 ? 0 : Math.max(1, present.length / 2);
        return Arrays.stream(WithoutReplacement.draw(present.length, wanted, random))
                .map(i -> present[i])
                .sorted()
                .toArray();
    }

    /**
     * The pixels of the drawn classes.
     *
     * @param labels (N, H, W), uint8, of the images that pixels are taken from; 255 is never taken
     * @param drawn the classes of each of the N images
     * @return M, (N, H, W), uint8: 1 where a pixel is taken, else 0; of the labels' manager
     */
    public static NDArray taken(NDArray labels, List<int[]> drawn) {
        int images = drawn.size();
        byte[] table = new byte[images * LABELS];
        for (int image = 0; image < images; image++) {
            for (int label : drawn.get(image)) {
                table[image * LABELS + label] = 1;
            }
        }
        try (NDManager own = labels.getManager().newSubManager()) {
            NDArray lookUp = own.create(ByteBuffer.wrap(table), new Shape(images, LABELS), DataType.UINT8);
            NDArray flat = labels.reshape(images, -1);
            flat.attach(own);
            NDArray taken = lookUp.gather(flat.toType(DataType.INT64, false), 1).reshape(labels.getShape());
            taken.attach(labels.getManager());
            return taken;
        }
    }
}
