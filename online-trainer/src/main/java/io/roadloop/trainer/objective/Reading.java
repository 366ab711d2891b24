package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.View;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What one model says of one view, and what is derived from it, each computed once a step. */
public final class Reading {
    /**
     * Which model, which view, and whether gradient runs. A model that learns reads in training mode, and a stopped
     * reading beside a learning one is the same pass cut off; a model that follows reads in inference mode.
     */
    public record Key(ModelName model, View view, Flow flow) {
        /** The same reading without gradient. */
        public Key stopped() {
            return new Key(model, view, Flow.STOPPED);
        }
    }

    private final NDArray logits;
    private final Map<String, NDArray> derived = new HashMap<>();

    /** @param logits (N, C, H, W), float, at the view's size */
    public Reading(NDArray logits) {
        this.logits = logits;
    }

    /** Logits, (N, C, H, W). */
    public NDArray logits() {
        return logits;
    }

    /** Softmax over the classes, (N, C, H, W). */
    public NDArray probabilities() {
        return once("probabilities", () -> logits.softmax(1));
    }

    /** The logarithm of the probabilities, (N, C, H, W). */
    public NDArray logProbabilities() {
        return once("log-probabilities", () -> logits.logSoftmax(1));
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
