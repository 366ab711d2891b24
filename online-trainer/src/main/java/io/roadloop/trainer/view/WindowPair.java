package io.roadloop.trainer.view;

import io.roadloop.vision.Size;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Two windows of one size on one image, whose offset is a multiple of a cell, so that the cells of their feature maps
 * fall on one another (paper 003, section 4.1; methods.md 5, vector 15b).
 */
public record WindowPair(CropWindow first, CropWindow second) {
    private static final int TRIES = 50;

    /** The same rectangle of the image, in pixels of each window before it is mirrored; its sides may be 0. */
    public record Shared(int firstTop, int firstLeft, int secondTop, int secondLeft, int height, int width) {}

    /**
     * Draws a pair for one image; always takes one number of {@code random}. After 50 tries without enough overlap both
     * windows lie on the same place.
     *
     * @throws IllegalArgumentException if a window of the law has no whole cell on an image of that size
     */
    public static WindowPair draw(CropPair law, int height, int width, RandomGenerator random) {
        // A generator of its own: how many tries one image needs shall not shift the draws of the next.
        RandomGenerator own = new SplittableRandom(random.nextLong());
        double factor = law.from() + own.nextDouble() * (law.to() - law.from());
        boolean flipFirst = own.nextDouble() < law.flip();
        boolean flipSecond = own.nextDouble() < law.flip();
        Room room = Room.of(law, factor, height, width);
        CropWindow first = room.window(own, flipFirst);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            CropWindow second = snapped(first, room.window(own, flipSecond));
            if (new WindowPair(first, second).intersectionOverUnion() >= law.leastOverlap()) {
                return new WindowPair(first, second);
            }
        }
        return new WindowPair(
                first, new CropWindow(factor, first.top(), first.left(), first.height(), first.width(), flipSecond));
    }

    /** What both windows see; both sides are 0 where they see nothing together. */
    public Shared shared() {
        int top = Math.max(first.top(), second.top());
        int left = Math.max(first.left(), second.left());
        int height = Math.min(first.top(), second.top()) + first.height() - top;
        int width = Math.min(first.left(), second.left()) + first.width() - left;
        return height <= 0 || width <= 0
                ? new Shared(0, 0, 0, 0, 0, 0)
                : new Shared(
                        top - first.top(),
                        left - first.left(),
                        top - second.top(),
                        left - second.left(),
                        height,
                        width);
    }

    /** In [0, 1]. */
    public double intersectionOverUnion() {
        Shared shared = shared();
        double common = (double) shared.height() * shared.width();
        return common / (2.0 * first.height() * first.width() - common);
    }

    /** A window moved up and left until its offset to another is a multiple of the cell, and not off the image. */
    static CropWindow snapped(CropWindow to, CropWindow window) {
        return new CropWindow(
                window.factor(),
                snapped(to.top(), window.top()),
                snapped(to.left(), window.left()),
                window.height(),
                window.width(),
                window.flipped());
    }

    private static int snapped(int to, int place) {
        int moved = Math.floorDiv(place - to, CropPair.CELL) * CropPair.CELL + to;
        return moved < 0 ? moved + CropPair.CELL : moved;
    }

    /** The places that a window has on an enlarged image: offsets up to {@code down} and {@code across}. */
    private record Room(double factor, int height, int width, int down, int across) {
        static Room of(CropPair law, double factor, int height, int width) {
            Size window = law.windowOn(new Size(width, height));
            // None is below 0: a law enlarges to no less than a window takes.
            int down = (int) Math.round(factor * height) - window.height();
            int across = (int) Math.round(factor * width) - window.width();
            return new Room(factor, window.height(), window.width(), down, across);
        }

        CropWindow window(RandomGenerator random, boolean flipped) {
            return new CropWindow(factor, random.nextInt(down + 1), random.nextInt(across + 1), height, width, flipped);
        }
    }
}
