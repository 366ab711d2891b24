package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import java.util.List;

/**
 * A training step on four frames of 240 × 180, in turns: with the network compiled, compiled for bfloat16, and
 * interpreted.
 *
 * @param compiledOverInterpreted a factor, by the medians
 * @param halfOverCompiled the same
 */
record StepTime(
        Timing compiled, Timing half, Timing interpreted, double compiledOverInterpreted, double halfOverCompiled) {

    static StepTime of(Graph graph, Device device, Turns turns) {
        try (TrainingStep step = new TrainingStep(graph, device)) {
            List<Timing> timings = turns.time(List.of(step::compiled, step::half, step::interpreted));
            Timing compiled = timings.get(0);
            Timing half = timings.get(1);
            Timing interpreted = timings.get(2);
            return new StepTime(compiled, half, interpreted, compiled.over(interpreted), half.over(compiled));
        }
    }
}
