package io.roadloop.trainer.objective.directional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;

/**
 * Cells of feature maps, as rows.
 *
 * @param features (M, D), of length 1 each
 * @param labels (M), fp32: the class that the classifier gives the cell
 */
record Cells(NDArray features, NDArray labels) {
    /** These, and others below them. */
    Cells and(Cells others) {
        return new Cells(
                NDArrays.concat(new NDList(features, others.features)),
                NDArrays.concat(new NDList(labels, others.labels)));
    }

    /** The same, cut off: no gradient runs into them. */
    Cells stopped() {
        return new Cells(features.stopGradient(), labels.stopGradient());
    }
}
