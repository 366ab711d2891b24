package io.roadloop.trainer.step;

import ai.djl.ndarray.NDList;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;

/**
 * A model at work: numbers of its own, and a function that it may share.
 *
 * @param function the network, compiled
 * @param weights parameters and buffers; closed with {@link Learning}
 */
record Model(TorchFunction function, Weights weights) {
    NDList parameters() {
        return weights.parameters();
    }

    NDList buffers() {
        return weights.buffers();
    }
}
