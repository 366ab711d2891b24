package io.roadloop.trainer.objective.auxiliary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.balance.EnetWeights;
import io.roadloop.trainer.view.Belief;
import io.roadloop.trainer.view.ModelName;

/**
 * What the auxiliary network learns (paper 004, eq. 1; methods.md 6.1 and 7): where a segmentation of labelled images is
 * right.
 *
 * <p>The loss is {@link RightnessLoss}: logits (N, 1, H, W) of the probabilities of all classes, (N, C, H, W). Gradient:
 * into the auxiliary network alone. Of images that the segmentation knows by heart nearly all is right: take augmented
 * ones. The weights are of a running record, which begins with the first step that it watches: until then all are 1.
 *
 * @param auxiliary the model that learns
 * @param on the segmentation's belief of a labelled view
 * @param record how often the segmentation was right
 * @param offset c of the class weights, above 1
 */
public record Rightness(ModelName auxiliary, Belief on, RunningRecord.Law record, double offset) implements Objective {
    public Rightness {
        Require.that("offset", offset, EnetWeights::isOffset, EnetWeights.OFFSET_RULE);
    }

    @Override
    public Demands demands() {
        return Demands.labels(on).and(Demands.readings(key())).and(Demands.memory(record));
    }

    @Override
    public NDArray loss(Step step) {
        NDArray logits = step.reading(key()).logits();
        ClassRecord known = step.memory(record).known();
        return RightnessLoss.of(logits, predicted(step, on), step.labels(on), known, offset);
    }

    /** The most probable class of each pixel, (N, H, W), uint8. */
    static NDArray predicted(Step step, Belief belief) {
        return step.scene(belief).pixels().argMax(1).toType(DataType.UINT8, false);
    }

    private Reading.Key key() {
        return new Reading.Key(auxiliary, on, Flow.GRADIENT);
    }
}
