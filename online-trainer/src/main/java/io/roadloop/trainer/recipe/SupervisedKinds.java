package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Mean;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.supervised.CrossEntropy;

/** Reads {@code cross-entropy}. */
final class SupervisedKinds {
    private SupervisedKinds() {}

    static Objective crossEntropy(String name, PartNode node) {
        return Mean.of(node.views("on").stream()
                .map(view ->
                        (Objective) new CrossEntropy(node.model("model"), view, node.targets(view), node.weights()))
                .toList());
    }
}
