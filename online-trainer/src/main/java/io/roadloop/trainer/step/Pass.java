package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.trainer.objective.Flow;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Runs networks and heads within a step. With gradient they run in training mode, and their batch-norm statistics move in
 * copies that {@link #commit} writes back, so that a step that diverges changes nothing; without, in inference mode by the
 * statistics with which the step began.
 */
final class Pass {
    private final NDManager manager;
    private final Functions functions;
    private final Kernels kernels;
    private final Map<Part, NDList> moving = new IdentityHashMap<>();

    Pass(NDManager manager, Functions functions, Kernels kernels) {
        this.manager = manager;
        this.functions = functions;
        this.kernels = kernels;
    }

    Reading run(Part part, Collection<String> taps, Precision precision, Flow flow, NDList inputs) {
        TorchFunction function = functions.of(part.graph(), taps, precision);
        NDList parameters = part.weights().parameters();
        if (flow == Flow.STOPPED) {
            return function.read(manager, inputs, parameters, part.weights().buffers());
        }
        try (GradientMode recording = GradientMode.on()) {
            return function.readInTraining(manager, inputs, parameters, moving(part));
        }
    }

    /** Makes the moved batch-norm statistics the models' own. */
    void commit() {
        moving.forEach((part, buffers) -> kernels.copy_(part.weights().buffers(), buffers));
    }

    private NDList moving(Part part) {
        return moving.computeIfAbsent(part, unused -> {
            NDList buffers = part.weights().buffers();
            NDList copies = new NDList(buffers.size());
            for (NDArray buffer : buffers) {
                NDArray copy = buffer.duplicate();
                copy.attach(manager);
                copies.add(copy);
            }
            return copies;
        });
    }
}
