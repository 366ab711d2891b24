package io.roadloop.graph.torch;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a network says of a batch.
 *
 * @param output the logits, or what a head gives; fp32
 * @param taps the values of the taps that the function was compiled for, in the order in which they were asked for; fp32
 */
public record Reading(NDArray output, Map<String, NDArray> taps) {
    public Reading {
        taps = Collections.unmodifiableMap(new LinkedHashMap<>(taps));
    }

    /**
     * The value of a tap.
     *
     * @throws IllegalArgumentException if the function was not compiled for it
     */
    public NDArray tap(String name) {
        NDArray value = taps.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the function was not compiled for the tap '" + name + "', but for " + taps.keySet());
        }
        return value;
    }
}
