package io.roadloop.trainer.objective.auxiliary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Which pixels teach: those of which the auxiliary network says that they are right (paper 004, section 3.3; methods.md
 * 6.1 and 7). A mask that starves, with less than a share of the pixels, gives way to a power of the segmentation's own
 * confidence, over the whole batch.
 */
final class SureMask {
    private SureMask() {}

    /**
     * @param sure (N, H, W), fp32: the auxiliary network's probability that the class is right
     * @param confidence (N, H, W), fp32: the segmentation's probability of its class
     * @param threshold a pixel teaches where {@code sure} is above it
     * @param least share of the pixels below which the mask starves
     * @param power of the confidence, that takes over then
     * @return (N, H, W), fp32, in [0, 1]
     */
    static NDArray of(NDArray sure, NDArray confidence, double threshold, double least, double power) {
        NDArray mask = sure.gt(threshold).toType(DataType.FLOAT32, false);
        NDArray starves = mask.mean().lt(least).toType(DataType.FLOAT32, false);
        return mask.mul(starves.neg().add(1)).add(confidence.pow(power).mul(starves));
    }
}
