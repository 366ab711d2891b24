package io.roadloop.trainer.step;

import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.StartingWeights;
import io.roadloop.trainer.recipe.Build;
import java.util.Map;

/** The numbers that a network starts from. */
final class Starts {
    private Starts() {}

    /**
     * Those of the file that the recipe names where it has them, drawn ones elsewhere.
     *
     * @throws io.roadloop.graph.weights.WeightsFileException if the file is no sound file of weights
     * @throws io.roadloop.graph.WeightsMismatchException if its weights are not those of the network
     */
    static Map<String, float[]> of(Build build, Graph graph, long seed) {
        return build.start()
                .map(file -> StartingWeights.from(graph, file, seed).tensors())
                .orElseGet(() -> Weights.initial(graph, seed));
    }
}
