package io.roadloop.standalone.bench;

import ai.djl.Device;
import io.roadloop.graph.CostReport;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Weights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one network takes.
 *
 * @param multiplyAdds of one frame of 480 × 360
 * @param trainingStep of four frames of 240 × 180
 * @param inference of one frame of 480 × 360, by threads
 */
record NetworkFigures(
        String network, long parameters, long multiplyAdds, StepTime trainingStep, List<InferenceTime> inference) {

    private static final long SEED = 1;

    static NetworkFigures of(Graph graph, List<FileOutputs> files, Device device, Turns turns) {
        CostReport cost = CostReport.of(graph, InferenceTime.SIZE.width(), InferenceTime.SIZE.height());
        StepTime step = StepTime.of(graph, device, turns);
        Map<String, float[]> weights = Weights.initial(graph, SEED);
        List<InferenceTime> inference = Stream.of(1, 2)
                .map(threads -> InferenceTime.of(graph, weights, files, threads, turns))
                .toList();
        return new NetworkFigures(graph.name(), cost.parameters(), cost.multiplyAdds(), step, inference);
    }
}
