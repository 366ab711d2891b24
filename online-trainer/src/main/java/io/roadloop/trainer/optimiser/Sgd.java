package io.roadloop.trainer.optimiser;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.Kernels;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent (methods.md, section 1): {@code g += decay·w; v = momentum·v + g; w −= rate·v}.
 *
 * @param momentum in [0, 1)
 * @param decay weight decay, for the parameters whose group decays: neither biases nor batch norm
 */
public record Sgd(double momentum, double decay) implements Optimiser {
    @Override
    public OptimiserRun start(NDManager manager, Kernels kernels, List<ParameterGroup> groups, NDList parameters) {
        return new Run(kernels, groups, parameters, Moments.zeros(manager, parameters));
    }

    private final class Run implements OptimiserRun {
        private final Kernels kernels;
        private final List<ParameterGroup> groups;
        private final NDList parameters;
        private final NDList velocity;
        private long steps;

        private Run(Kernels kernels, List<ParameterGroup> groups, NDList parameters, NDList velocity) {
            this.kernels = kernels;
            this.groups = groups;
            this.parameters = parameters;
            this.velocity = velocity;
        }

        @Override
        public void step(NDList gradients, double rate) {
            for (ParameterGroup group : groups) {
                kernels.sgdStep_(
                        group.of(parameters),
                        group.of(gradients),
                        group.of(velocity),
                        rate * group.rateFactor(),
                        momentum,
                        group.decays() ? decay : 0);
            }
            steps++;
        }

        @Override
        public Map<String, NDList> moments() {
            return Map.of("velocity", velocity);
        }

        @Override
        public long steps() {
            return steps;
        }

        @Override
        public void resumeAt(long done) {
            steps = done;
        }
    }
}
