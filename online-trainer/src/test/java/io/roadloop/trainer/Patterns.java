package io.roadloop.trainer;

import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A street for a test's patience: sky above, road below, one red car; with noise. */
public final class Patterns {
    public static final Size SIZE = new Size(32, 32);
    public static final int CLASSES = 3;

    private static final int[][] COLOURS = {{110, 150, 210}, {90, 90, 90}, {190, 50, 40}};

    private Patterns() {}

    public static MemoryPools pools(int labelled, int stream) {
        return MemoryPools.of(
                samples("l", labelled, 1),
                samples("s", stream, 2).stream().map(Sample::unlabelled).toList());
    }

    public static List<Sample> samples(String prefix, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n).mapToObj(i -> sample(prefix + i, random)).toList();
    }

    private static Sample sample(String id, SplittableRandom random) {
        int horizon = random.nextInt(10, 20);
        int left = random.nextInt(0, 22);
        int top = random.nextInt(horizon - 4, horizon + 2);
        byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
        byte[] classes = new byte[SIZE.width() * SIZE.height()];
        for (int y = 0; y < SIZE.height(); y++) {
            for (int x = 0; x < SIZE.width(); x++) {
                boolean car = x >= left && x < left + 10 && y >= top && y < top + 8;
                int at = y * SIZE.width() + x;
                classes[at] = (byte) (car ? 2 : y < horizon ? 0 : 1);
                for (int c = 0; c < 3; c++) {
                    rgb[at * 3 + c] = (byte) (COLOURS[classes[at]][c] + random.nextInt(-30, 30));
                }
            }
        }
        return new Sample(id, new RgbImage(SIZE, rgb), Optional.of(new LabelMask(SIZE, classes)), 0, Instant.EPOCH);
    }
}
