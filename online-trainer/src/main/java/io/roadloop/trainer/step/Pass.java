package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.Reading;
import io.roadloop.graph.torch.TorchFunction;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Runs networks and heads within a step. Batch-norm statistics move in copies that {@link #commit} writes back, so that a
 * step that diverges changes nothing.
 */
final class Pass {
    private final NDManager manager;
    private final Functions functions;
    private final Kernels kernels;
    private final IdentityHashMap<Part, NDList> moving = new IdentityHashMap<>();

    /** How a part runs. */
    enum Manner {
        /** With gradient, by the batch's statistics; the running ones move. */
        LEARNING,
        /** The same values, without gradient; nothing moves. */
        LOOKING,
        /** By the running statistics with which the step began, without gradient. */
        SERVING
    }

    Pass(NDManager manager, Functions functions, Kernels kernels) {
        this.manager = manager;
        this.functions = functions;
        this.kernels = kernels;
    }

    /** @param values as {@link Functions#of} has them */
    Reading run(Part part, Set<String> values, Precision precision, Manner manner, NDList inputs) {
        TorchFunction function = functions.of(part.graph(), values, precision);
        NDList parameters = part.weights().parameters();
        return switch (manner) {
            case LEARNING -> {
                try (GradientMode recording = GradientMode.on()) {
                    yield function.readInTraining(manager, inputs, parameters, moving(part));
                }
            }
            case LOOKING -> {
                try (GradientMode quiet = GradientMode.off()) {
                    yield function.readInTraining(manager, inputs, parameters, copies(part));
                }
            }
            case SERVING ->
                function.read(manager, inputs, parameters, part.weights().buffers());
        };
    }

    /** Makes the moved batch-norm statistics the models' own. */
    void commit() {
        moving.forEach((part, buffers) -> kernels.copy_(part.weights().buffers(), buffers));
    }

    private NDList moving(Part part) {
        return moving.computeIfAbsent(part, this::copies);
    }

    private NDList copies(Part part) {
        NDList copies = new NDList();
        for (NDArray buffer : part.weights().buffers()) {
            NDArray copy = buffer.duplicate();
            copy.attach(manager);
            copies.add(copy);
        }
        return copies;
    }
}
