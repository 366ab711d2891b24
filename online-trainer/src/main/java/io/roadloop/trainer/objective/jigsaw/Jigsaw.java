package io.roadloop.trainer.objective.jigsaw;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.nets.DynamicRoutingNet;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Shuffled;
import io.roadloop.trainer.view.View;
import io.roadloop.trainer.view.Warp;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The jigsaw task (paper 000, section 3.1; methods.md 2.2): which permutation of the table an image's tiles were
 * reordered by.
 *
 * <p>The loss is {@link OrderLoss} of the head's logits, (N, K), one permutation an image. Gradient: into the head, and
 * through its inputs into the encoder. The paper adds the means of labelled and unlabelled images: two terms.
 *
 * <p>By default segmentation does not see shuffled images. The paper's figure shows it the shuffled labelled ones, too:
 * cross entropy on the same view, whose labels move with the tiles; both then share one pass of the network.
 *
 * @param model the model that learns
 * @param on a shuffled view, perhaps in other light
 * @param head a head of the model from the levels of its encoder to a logit a permutation
 */
public record Jigsaw(ModelName model, View on, Head head) implements Objective {
    /** Those of a routing network's encoder, from the largest map to the smallest. */
    private static final List<String> LEVELS =
            IntStream.range(0, 4).mapToObj(DynamicRoutingNet::level).toList();

    public Jigsaw {
        if (!(on.still() instanceof Shuffled)) {
            throw new IllegalArgumentException("the view " + on.describe() + " is not shuffled");
        }
    }

    @Override
    public Demands demands() {
        return Demands.views(on)
                .and(Demands.reading(key(), LEVELS.toArray(String[]::new)))
                .and(Demands.heads(head));
    }

    @Override
    public NDArray loss(Step step) {
        Reading reading = step.reading(key());
        NDArray[] levels = LEVELS.stream().map(reading::tap).toArray(NDArray[]::new);
        NDArray logits = step.head(head, Flow.GRADIENT, levels);
        List<Integer> permutations = step.warp(on, Warp.Tiles.class).permutations();
        return OrderLoss.of(logits.reshape(permutations.size(), -1), permutations);
    }

    private Reading.Key key() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
