package io.roadloop.trainer.view;

import io.roadloop.trainer.schedule.StepClock;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The random numbers of one step, by name. A name's numbers depend on the seed, the step and the name alone: a new
 * term changes no other draw, and nothing has to be saved to go on.
 *
 * @param seed of the learning
 * @param step how many steps came before
 */
public record Draws(long seed, long step) {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    /** Of a step of a learning. */
    public static Draws of(long seed, StepClock clock) {
        return new Draws(seed, clock.total()).again(clock.attempt());
    }

    /** Those of the same step where its round is done again after it diverged; those of the first attempt, 0, are these. */
    public Draws again(int attempt) {
        return attempt == 0 ? this : new Draws(number("attempt " + attempt), step);
    }

    /** A fresh generator that starts at the name's first number. */
    public RandomGenerator named(String name) {
        return new SplittableRandom(number(name));
    }

    /** The name's number: 64 bits that look random. */
    public long number(String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        // A generator per quantity, so that neighbouring seeds, steps and names do not give neighbouring numbers.
        long ofSeed = new SplittableRandom(seed).nextLong();
        long ofStep = new SplittableRandom(ofSeed + step).nextLong();
        return new SplittableRandom(ofStep ^ hash).nextLong();
    }
}
