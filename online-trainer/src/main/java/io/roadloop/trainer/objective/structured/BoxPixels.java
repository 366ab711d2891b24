package io.roadloop.trainer.objective.structured;

import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The pixels that a box owns: T_n of paper 001, section 3.3. */
final class BoxPixels {
    private BoxPixels() {}

    /**
     * The pixels of the last boxes of each image, {@code (image·H + y)·W + x}. A box that is wholly covered has none and
     * is left out.
     *
     * @param owners of each image, all of one size
     * @param last how many boxes of each image: the last laid
     */
    static List<int[]> of(List<OwnerMap> owners, int last) {
        List<int[]> all = new ArrayList<>();
        int before = 0;
        for (OwnerMap map : owners) {
            all.addAll(ofImage(map, Math.max(0, map.boxes() - last), before));
            before += map.owners().length;
        }
        return all;
    }

    private static List<int[]> ofImage(OwnerMap map, int oldest, int before) {
        int[] counts = new int[map.boxes() - oldest];
        for (int owner : map.owners()) {
            if (owner >= oldest) {
                counts[owner - oldest]++;
            }
        }
        List<int[]> pixels = Arrays.stream(counts).mapToObj(int[]::new).toList();
        int[] next = new int[counts.length];
        for (int pixel = 0; pixel < map.owners().length; pixel++) {
            int box = map.owners()[pixel] - oldest;
            if (map.owners()[pixel] >= oldest) {
                pixels.get(box)[next[box]++] = before + pixel;
            }
        }
        return pixels.stream().filter(box -> box.length > 0).toList();
    }
}
