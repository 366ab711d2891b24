package io.roadloop.trainer.pool;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the step draws its batches from.
 *
 * <p>Batches are prepared one step ahead on another thread, so all methods must be safe to call from any thread
 * while samples come in. Decoding and resizing belong into {@link #draw}: there they cost the step nothing.
 */
public interface SampleSource {
    /** How many samples a pool holds now. */
    int size(Pool pool);

    /**
     * Draws samples, at training size. The choice depends on the pool's content and on {@code random} alone.
     *
     * @param n how many; samples repeat when the pool holds fewer
     * @return n samples, or none when the pool is empty
     */
    List<Sample> draw(Pool pool, int n, RandomGenerator random);

    /**
     * Draws labelled samples by class: for each one of the classes that the pool's masks show, all as likely, then one of
     * the frames that show it. The choice depends on the pool's content and on {@code random} alone.
     *
     * @param n how many; samples may repeat
     * @return n samples, or none when no mask shows a class
     */
    List<Sample> drawByClass(int n, RandomGenerator random);

    /**
     * Draws labelled samples, as many of each domain; the domain of which there is one more is drawn. The choice depends
     * on the pool's content and on {@code random} alone.
     *
     * @return n samples, which repeat where a domain has fewer, or none when the pool is empty
     */
    List<Sample> drawEvenly(int n, RandomGenerator random);

    /** Which classes the labelled samples show; empty while that is not known of all of them. */
    Optional<ClassCoverage> coverage();
}
