package io.roadloop.trainer.objective;

import io.roadloop.trainer.schedule.Stretch;
import java.util.Map;

/**
 * What lasts from step to step beside the models: a bank of vectors, a queue, frequencies of classes. It may hold arrays
 * on the device, of the manager it was started with; these live as long as the learning.
 */
public interface Memory {
    /**
     * Takes in a step whose losses and gradients are finite, before any weight moves: what a head says here it says with
     * the weights that the readings were made with. Without gradient. Arrays of the step must be copied to be kept. A step
     * that diverges is never seen.
     */
    void watch(Step step);

    /** All that it knows, on the host. */
    Content content();

    /**
     * Knows that, and nothing else; goes on from it bit for bit.
     *
     * @throws IllegalArgumentException if it is no content of such a memory; nothing is changed then
     */
    void restore(Content content);

    /**
     * A memory on the host.
     *
     * @param arrays by name
     * @param counters by name; exact, where a float would round
     */
    record Content(Map<String, float[]> arrays, Map<String, Long> counters) {
        public Content {
            arrays = Map.copyOf(arrays);
            counters = Map.copyOf(counters);
        }
    }

    /**
     * What a recipe says of a memory: a value, by which objectives ask a step for the memory.
     *
     * @param <M> the memory's type
     */
    interface Law<M extends Memory> {
        /** What the recipe calls it: unique there, and the room of its arrays in a checkpoint. */
        String name();

        /** What {@link Memory#watch} will ask the step for. */
        Demands demands();

        /** How long it does not watch yet. */
        Stretch start();

        /** An empty one. */
        M begin(Ground ground);
    }
}
