package io.roadloop.trainer.optimiser;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.AdamMoments;
import io.roadloop.graph.torch.Kernels;
import java.util.List;
import java.util.Map;

/**
 * Adam with bias-corrected moments: {@code w −= rate · m̂ / (√v̂ + ε)}.
 *
 * @param beta1 share of the first moment that stays, in [0, 1)
 * @param beta2 share of the second, in [0, 1)
 * @param epsilon ε, above 0
 * @param decay weight decay, for the parameters whose group decays: neither biases nor batch norm
 * @param kind how decay acts
 */
public record Adam(double beta1, double beta2, double epsilon, double decay, Decay kind) implements Optimiser {
    /** How weight decay acts. */
    public enum Decay {
        /** Added to the gradient: Adam as the papers have it. */
        COUPLED,
        /** The weights shrink by their group's {@code rate · decay} first: AdamW (Loshchilov and Hutter 2019). */
        DECOUPLED
    }

    @Override
    public OptimiserRun start(NDManager manager, Kernels kernels, List<ParameterGroup> groups, NDList parameters) {
        return new Run(
                kernels, groups, parameters, Moments.zeros(manager, parameters), Moments.zeros(manager, parameters));
    }

    private final class Run implements OptimiserRun {
        private final Kernels kernels;
        private final List<ParameterGroup> groups;
        private final NDList parameters;
        private final NDList first;
        private final NDList second;
        private long steps;

        private Run(Kernels kernels, List<ParameterGroup> groups, NDList parameters, NDList first, NDList second) {
            this.kernels = kernels;
            this.groups = groups;
            this.parameters = parameters;
            this.first = first;
            this.second = second;
        }

        @Override
        public void step(NDList gradients, double rate) {
            steps++;
            for (ParameterGroup group : groups) {
                AdamMoments moments = new AdamMoments(group.of(first), group.of(second), steps, beta1, beta2, epsilon);
                step(
                        group.of(parameters),
                        group.of(gradients),
                        moments,
                        rate * group.rateFactor(),
                        group.decays() ? decay : 0);
            }
        }

        private void step(NDList weights, NDList gradients, AdamMoments moments, double rate, double decays) {
            switch (kind) {
                case COUPLED -> kernels.adamStep_(weights, gradients, moments, rate, decays);
                case DECOUPLED -> kernels.adamwStep_(weights, gradients, moments, rate, decays);
            }
        }

        @Override
        public Map<String, NDList> moments() {
            return Map.of("first", first, "second", second);
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
