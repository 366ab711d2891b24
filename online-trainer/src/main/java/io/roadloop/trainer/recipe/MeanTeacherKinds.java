package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.meanteacher.Consistency;
import io.roadloop.trainer.view.View;

/** Reads {@code mean-teacher}. */
final class MeanTeacherKinds {
    private MeanTeacherKinds() {}

    static Objective consistency(String name, PartNode node) {
        View seen = node.view("on");
        return new Consistency(node.model("student"), seen, node.model("teacher"), node.view("teacher-on", seen));
    }
}
