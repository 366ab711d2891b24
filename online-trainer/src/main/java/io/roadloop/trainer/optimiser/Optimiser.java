package io.roadloop.trainer.optimiser;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.Kernels;
import java.util.List;

/** The law by which gradients become changes of weights. */
public sealed interface Optimiser permits Sgd, Adam {
    /**
     * A run of it, from the start, for one model.
     *
     * @param manager where its moments live
     * @param groups which parameters are treated alike
     * @param parameters the model's parameters, in the graph's order
     */
    OptimiserRun start(NDManager manager, Kernels kernels, List<ParameterGroup> groups, NDList parameters);
}
