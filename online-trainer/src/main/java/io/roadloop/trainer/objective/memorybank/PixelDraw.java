package io.roadloop.trainer.objective.memorybank;

import io.roadloop.trainer.view.WithoutReplacement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Draws a few places of each class: all of them would cost more than they teach. */
final class PixelDraw {
    private PixelDraw() {}

    /**
     * @param labels of places; what is no class is never drawn
     * @param from the first place
     * @param to the place after the last
     * @param classes how many
     * @param most how many of a class are drawn at most
     * @return the places of each class, drawn without replacement
     */
    static List<long[]> perClass(byte[] labels, int from, int to, int classes, int most, RandomGenerator random) {
        long[][] places = new long[classes][to - from];
        int[] sizes = new int[classes];
        for (int place = from; place < to; place++) {
            int label = Byte.toUnsignedInt(labels[place]);
            if (label < classes) {
                places[label][sizes[label]++] = place;
            }
        }
        List<long[]> drawn = new ArrayList<>(classes);
        for (int label = 0; label < classes; label++) {
            drawn.add(drawn(places[label], sizes[label], most, random));
        }
        return drawn;
    }

    private static long[] drawn(long[] places, int size, int most, RandomGenerator random) {
        if (size <= most) {
            return Arrays.copyOf(places, size);
        }
        return Arrays.stream(WithoutReplacement.draw(size, most, random))
                .mapToLong(i -> places[i])
                .toArray();
    }
}
