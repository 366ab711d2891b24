package io.roadloop.trainer.view;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws a few of many, none twice: a shuffle by Fisher and Yates that ends when it has enough. */
public final class WithoutReplacement {
    private WithoutReplacement() {}

    /**
     * @param all how many there are
     * @param wanted how many of them, at most all
     * @return their numbers, from 0, in the order of drawing
     */
    public static int[] draw(int all, int wanted, RandomGenerator random) {
        int[] left = IntStream.range(0, all).toArray();
        int[] drawn = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            int other = i + random.nextInt(all - i);
            drawn[i] = left[other];
            left[other] = left[i];
        }
        return drawn;
    }
}
