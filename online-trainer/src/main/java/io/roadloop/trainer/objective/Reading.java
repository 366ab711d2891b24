package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Opinion;
import io.roadloop.trainer.view.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What one model says of one view, and what is derived from it, each computed once a step. */
public final class Reading {
    /**
     * Which model, which view, and whether gradient runs. A model that learns reads in training mode: batch norm uses the
     * statistics of that view's batch alone, so each view is a pass of its own, and only a reading with gradient moves the
     * running ones. A stopped reading beside one with gradient is the same pass cut off, and has the same values as one
     * that stands alone. A model that follows reads in inference mode: a target shall be what it would say when it serves.
     */
    public record Key(ModelName model, View view, Flow flow) {
        /** The stopped reading that an opinion is. */
        public static Key of(Opinion opinion) {
            return new Key(opinion.model(), opinion.of(), Flow.STOPPED);
        }

        /** The same reading without gradient. */
        public Key stopped() {
            return new Key(model, view, Flow.STOPPED);
        }
    }

    /** Beside the names of taps: what the network gives at its end, the logits. */
    public static final String OUTPUT = "output";

    private final Map<String, NDArray> values;
    private final Map<String, NDArray> derived = new HashMap<>();

    /** @param values by the names of taps, fp32, each at its layer's size; {@link #OUTPUT} (N, C, H, W) at the view's */
    public Reading(Map<String, NDArray> values) {
        this.values = Map.copyOf(values);
    }

    /** Logits alone. */
    public Reading(NDArray logits) {
        this(Map.of(OUTPUT, logits));
    }

    /**
     * A demanded tap: an inner layer's value, fp32, with gradient as the logits.
     *
     * @throws IllegalArgumentException if nobody demanded it
     */
    public NDArray tap(String name) {
        NDArray value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "no objective declared the tap " + name + "; declared are " + values.keySet());
        }
        return value;
    }

    /** The same reading, cut off: no gradient runs into it. */
    public Reading cut() {
        Map<String, NDArray> stopped = new HashMap<>();
        values.forEach((name, value) -> stopped.put(name, value.stopGradient()));
        return new Reading(stopped);
    }

    /**
     * Logits, (N, C, H, W).
     *
     * @throws IllegalArgumentException if nobody demanded them
     */
    public NDArray logits() {
        return tap(OUTPUT);
    }

    /** Softmax over the classes, (N, C, H, W). */
    public NDArray probabilities() {
        return once("probabilities", () -> logits().softmax(1));
    }

    /** The logarithm of the probabilities, (N, C, H, W). */
    public NDArray logProbabilities() {
        return once("log-probabilities", () -> logits().logSoftmax(1));
    }

    /**
     * What it would teach: each pixel's most probable class and that one's probability, without gradient.
     *
     * @return labels (N, H, W), uint8, never 255; confidence (N, H, W)
     */
    public Targets targets() {
        NDArray confidence = once("confidence", () -> sure().max(new int[] {1}));
        NDArray labels = once("labels", () -> sure().argMax(1).toType(DataType.UINT8, false));
        return new Targets(labels, Optional.of(confidence));
    }

    private NDArray sure() {
        return probabilities().stopGradient();
    }

    private NDArray once(String what, Supplier<NDArray> computed) {
        NDArray known = derived.get(what);
        if (known == null) {
            known = computed.get();
            derived.put(what, known);
        }
        return known;
    }
}
