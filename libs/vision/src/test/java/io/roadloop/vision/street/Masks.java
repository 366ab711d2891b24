package io.roadloop.vision.street;

import io.roadloop.vision.LabelMask;
import java.util.function.IntPredicate;

/** What the tests measure on scenes. */
final class Masks {

    private Masks() {}

    /** Share of the pixels with the same class. */
    static double agreement(LabelMask one, LabelMask other) {
        int same = 0;
        for (int i = 0; i < one.classes().length; i++) {
            same += one.classes()[i] == other.classes()[i] ? 1 : 0;
        }
        return (double) same / one.classes().length;
    }

    /** Pixels of each class on a drive by day. */
    static long[] drive(SyntheticStreet street, int vehicle, long ticks, int step) {
        long[] pixels = new long[RoadClass.values().length];
        for (long tick = 0; tick < ticks; tick += step) {
            long[] frame = street.render(vehicle, tick, Conditions.DAY).mask().histogram(pixels.length);
            for (int kind = 0; kind < pixels.length; kind++) {
                pixels[kind] += frame[kind];
            }
        }
        return pixels;
    }

    static double[] shares(long[] pixels) {
        double sum = 0;
        for (long count : pixels) {
            sum += count;
        }
        double[] shares = new double[pixels.length];
        for (int kind = 0; kind < shares.length; kind++) {
            shares[kind] = pixels[kind] / sum;
        }
        return shares;
    }

    /** Mean of all bytes of the image. */
    static double brightness(StreetScene scene) {
        double sum = 0;
        for (byte value : scene.image().rgb()) {
            sum += value & 255;
        }
        return sum / scene.image().rgb().length;
    }

    /** Mean distance of red from blue. */
    static double colourfulness(StreetScene scene) {
        byte[] rgb = scene.image().rgb();
        double sum = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            sum += Math.abs((rgb[i] & 255) - (rgb[i + 2] & 255));
        }
        return 3 * sum / rgb.length;
    }

    /** Mean step of green between neighbours of different classes. */
    static double contrastAtEdges(StreetScene scene) {
        byte[] kinds = scene.mask().classes();
        return contrast(scene, i -> kinds[i] != kinds[i + 1]);
    }

    /** Mean step of green between neighbours of one class. */
    static double contrastElsewhere(StreetScene scene) {
        byte[] kinds = scene.mask().classes();
        return contrast(scene, i -> kinds[i] == kinds[i + 1]);
    }

    private static double contrast(StreetScene scene, IntPredicate chosen) {
        byte[] rgb = scene.image().rgb();
        int width = scene.mask().size().width();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < scene.mask().classes().length; i++) {
            if (i % width < width - 1 && chosen.test(i)) {
                sum += Math.abs((rgb[3 * i + 1] & 255) - (rgb[3 * i + 4] & 255));
                count++;
            }
        }
        return sum / Math.max(1, count);
    }
}
