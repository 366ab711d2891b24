package io.roadloop.trainer.optimiser;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;

/** What optimisers remember before their first step. */
final class Moments {
    private Moments() {}

    /** Zeros in the parameters' shapes. */
    static NDList zeros(NDManager manager, NDList parameters) {
        NDList zeros = new NDList(parameters.size());
        for (NDArray parameter : parameters) {
            zeros.add(manager.zeros(parameter.getShape()));
        }
        return zeros;
    }
}
