package io.roadloop.vision;

import java.util.Arrays;
import java.util.Set;

/**
 * One class index for each pixel of a frame, row by row; {@link #IGNORE} where nothing is said.
 *
 * <p>The array is not copied, neither in nor out: whoever hands it over leaves it alone from then on, and whoever reads
 * it does not write to it.
 */
public final class LabelMask {

    /** The index of a pixel that is neither trained on nor scored. */
    public static final int IGNORE = 255;

    private final Size size;
    private final byte[] classes;

    /**
     * @param size width and height
     * @param classes (height, width), unsigned bytes; kept, not copied
     * @throws IllegalArgumentException if the array has another length
     */
    public LabelMask(Size size, byte[] classes) {
        if (classes.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a mask of " + size + " has " + size.pixels() + " pixels, but " + classes.length + " were given");
        }
        this.size = size;
        this.classes = classes;
    }

    public Size size() {
        return size;
    }

    /** The indices themselves, (height, width), unsigned bytes; not a copy. */
    public byte[] classes() {
        return classes;
    }

    /** The class index at a pixel, in [0, 255]. */
    public int at(int x, int y) {
        if (x < 0 || x >= size.width() || y < 0 || y >= size.height()) {
            throw new IndexOutOfBoundsException("pixel (" + x + ", " + y + ") lies outside a mask of " + size);
        }
        return classes[y * size.width() + x] & 0xFF;
    }

    /** This mask at another size: each pixel takes the class of the nearest one. The mask itself if it has that size. */
    public LabelMask resizeNearest(Size target) {
        if (target.equals(size)) {
            return this;
        }
        int[] columns = nearest(size.width(), target.width());
        int[] rows = nearest(size.height(), target.height());
        byte[] out = new byte[Math.toIntExact(target.pixels())];
        int at = 0;
        for (int row : rows) {
            int from = row * size.width();
            for (int column : columns) {
                out[at++] = classes[from + column];
            }
        }
        return new LabelMask(target, out);
    }

    /** This mask with these indices turned into {@link #IGNORE}; the mask itself if there are none. */
    public LabelMask ignoring(Set<Integer> indices) {
        if (indices.isEmpty()) {
            return this;
        }
        byte[] out = classes.clone();
        for (int i = 0; i < out.length; i++) {
            if (indices.contains(out[i] & 0xFF)) {
                out[i] = (byte) IGNORE;
            }
        }
        return new LabelMask(size, out);
    }

    /** This mask with every index from {@code classCount} on turned into {@link #IGNORE}: void, unknown, out of range. */
    public LabelMask ignoringFrom(int classCount) {
        byte[] out = classes.clone();
        for (int i = 0; i < out.length; i++) {
            if ((out[i] & 0xFF) >= classCount) {
                out[i] = (byte) IGNORE;
            }
        }
        return new LabelMask(size, out);
    }

    /**
     * Pixels of each class.
     *
     * @param classCount how many classes are counted; pixels with a higher index are in none of them
     * @return (classCount)
     */
    public long[] histogram(int classCount) {
        long[] all = new long[256];
        for (byte index : classes) {
            all[index & 0xFF]++;
        }
        return Arrays.copyOf(all, classCount);
    }

    /** The lowest index at or above {@code classCount} that is not {@link #IGNORE}, or -1: what a taxonomy cannot name. */
    public int firstBeyond(int classCount) {
        long[] all = histogram(256);
        for (int index = classCount; index < IGNORE; index++) {
            if (all[index] > 0) {
                return index;
            }
        }
        return -1;
    }

    private static int[] nearest(int from, int to) {
        int[] index = new int[to];
        for (int i = 0; i < to; i++) {
            index[i] = Math.min(from - 1, (int) ((i + 0.5) * from / to));
        }
        return index;
    }
}
