package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.coteaching.CrossPseudo;
import io.roadloop.trainer.objective.jigsaw.Jigsaw;
import io.roadloop.trainer.objective.routing.Budget;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;

/** Reads what paper 000 adds: {@code jigsaw}, {@code cross-pseudo} and {@code budget}. */
final class RoutingKinds {
    private static final double SHARE = 0.2;

    private RoutingKinds() {}

    static Objective jigsaw(String name, PartNode node) {
        Head head = node.head("model", HeadKind.JIGSAW);
        return node.checked("on", () -> new Jigsaw(head.model(), node.view("on"), head));
    }

    static Objective crossPseudo(String name, PartNode node) {
        View on = node.view("on");
        return node.checked(
                "peer",
                () -> new CrossPseudo(node.model("model"), node.model("peer"), on, node.view("targets-on", on)));
    }

    static Objective budget(String name, PartNode node) {
        ModelName model = node.model("model");
        return new Budget(model, node.view("on"), node.cells("model"), node.share("target", SHARE));
    }
}
