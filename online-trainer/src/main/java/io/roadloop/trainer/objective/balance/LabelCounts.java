package io.roadloop.trainer.objective.balance;

import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.View;

/**
 * What a recipe says of {@link LabelPixels}.
 *
 * @param name what the recipe calls the memory
 * @param labelled the view whose labels are counted
 */
public record LabelCounts(String name, View labelled) implements Memory.Law<LabelPixels> {
    @Override
    public Demands demands() {
        return Demands.labels(labelled);
    }

    @Override
    public Stretch start() {
        return Stretch.NONE;
    }

    @Override
    public LabelPixels begin(Ground ground) {
        return new LabelPixels(name, labelled, ground.classes());
    }
}
