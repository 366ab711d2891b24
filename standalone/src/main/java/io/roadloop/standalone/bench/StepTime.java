package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import java.util.List;

/**
 * A training step on four frames of 240 × 180, with the network compiled and with it interpreted, in turns.
 *
 * @param compiledOverInterpreted a factor, by the medians
 */
record StepTime(Timing compiled, Timing interpreted, double compiledOverInterpreted) {

    static StepTime of(Graph graph, Device device, Turns turns) {
        try (TrainingStep step = new TrainingStep(graph, device)) {
            List<Timing> timings = turns.time(List.of(step::compiled, step::interpreted));
            return new StepTime(timings.get(0), timings.get(1), timings.get(0).over(timings.get(1)));
        }
    }
}
