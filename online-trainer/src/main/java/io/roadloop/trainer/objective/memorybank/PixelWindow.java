package io.roadloop.trainer.objective.memorybank;

import java.util.ArrayDeque;
import java.util.Deque;

/** The pixels by class of the latest images, and their sums. */
final class PixelWindow {
    private final int room;
    private final long[] sums;
    private final Deque<long[]> images = new ArrayDeque<>();

    /** @param room how many images, at least 1 */
    PixelWindow(int classes, int room) {
        this.room = room;
        sums = new long[classes];
    }

    /** Counts an image; the oldest is forgotten when there is no more room. */
    void add(long[] pixels) {
        if (full()) {
            count(images.removeLast(), -1);
        }
        images.addFirst(pixels.clone());
        count(pixels, 1);
    }

    boolean full() {
        return images.size() == room;
    }

    /** Pixels by class. */
    long[] sums() {
        return sums.clone();
    }

    /** All images, the oldest first, C numbers each; exact, as an image has less than 2²⁴ pixels. */
    float[] content() {
        float[] content = new float[images.size() * sums.length];
        int at = 0;
        for (var oldestFirst = images.descendingIterator(); oldestFirst.hasNext(); ) {
            for (long pixels : oldestFirst.next()) {
                content[at++] = pixels;
            }
        }
        return content;
    }

    /**
     * A window of that content.
     *
     * @throws IllegalArgumentException if it is none of such a window
     */
    static PixelWindow of(float[] content, int classes, int room) {
        if (content.length % classes != 0 || content.length / classes > room) {
            throw new IllegalArgumentException(
                    content.length + " numbers are no window of " + room + " images with " + classes + " classes each");
        }
        PixelWindow window = new PixelWindow(classes, room);
        for (int at = 0; at < content.length; at += classes) {
            long[] pixels = new long[classes];
            for (int label = 0; label < classes; label++) {
                pixels[label] = (long) content[at + label];
            }
            window.add(pixels);
        }
        return window;
    }

    private void count(long[] pixels, int sign) {
        for (int label = 0; label < sums.length; label++) {
            sums[label] += sign * pixels[label];
        }
    }
}
