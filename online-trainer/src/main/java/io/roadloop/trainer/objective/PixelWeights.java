package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much each pixel of a view counts.
 *
 * @param beside others: what a recipe's weighings say, multiplied, (N, H, W), fp32, at least 0, without gradient; empty for 1
 * @param trust in the labels that came with the samples, likewise: how far a pixel counts at all. A mean that is divided by
 *     weights is divided by {@code beside} alone, or what is trusted little would count in full; empty for 1
 */
public record PixelWeights(Optional<NDArray> beside, Optional<NDArray> trust) {
    /** Both multiplied; empty for 1. */
    public Optional<NDArray> product() {
        return Stream.of(beside, trust).flatMap(Optional::stream).reduce(NDArray::mul);
    }
}
