package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.PrecisionChoice;
import java.util.List;

/**
 * A training step on four frames of 240 × 180, in turns: with the network compiled, compiled for bfloat16, and
 * interpreted.
 *
 * @param compiledOverInterpreted a factor, by the medians
 * @param halfOverCompiled the same
 * @param trained what the trainer computes in on this device if nobody tells it
 */
record StepTime(
        Timing compiled,
        Timing half,
        Timing interpreted,
        double compiledOverInterpreted,
        double halfOverCompiled,
        Precision trained) {

    static StepTime of(Graph graph, Device device, Turns turns) {
        try (TrainingStep step = new TrainingStep(graph, device)) {
            List<Timing> timings = turns.time(List.of(step::compiled, step::half, step::interpreted));
            Timing compiled = timings.get(0);
            Timing half = timings.get(1);
            Timing interpreted = timings.get(2);
            return new StepTime(
                    compiled,
                    half,
                    interpreted,
                    compiled.over(interpreted),
                    half.over(compiled),
                    PrecisionChoice.AUTO.on(device));
        }
    }

    /** The trainer's step over the interpreted one, by the medians. */
    double trainedOverInterpreted() {
        return switch (trained) {
            case FP32 -> compiledOverInterpreted;
            case BF16 -> half.over(interpreted);
        };
    }
}
