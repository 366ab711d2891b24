package io.roadloop.trainer.step;

import ai.djl.ndarray.types.Shape;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Masks as planes of bytes. */
final class Masks {
    private Masks() {}

    /** (H, W). */
    static Shape shape(Size size) {
        return new Shape(size.height(), size.width());
    }

    /** Planes one after another, each as a mask. */
    static List<LabelMask> split(byte[] classes, Size size, int masks) {
        int pixels = (int) size.pixels();
        return IntStream.range(0, masks)
                .mapToObj(n -> new LabelMask(size, Arrays.copyOfRange(classes, n * pixels, (n + 1) * pixels)))
                .toList();
    }
}
