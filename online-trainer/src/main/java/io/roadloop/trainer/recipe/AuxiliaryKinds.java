package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.auxiliary.AuxiliaryMask;
import io.roadloop.trainer.objective.auxiliary.Rightness;
import io.roadloop.trainer.objective.auxiliary.RunningRecord;
import io.roadloop.trainer.objective.balance.EnetWeights;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.Belief;

/** Reads what paper 004 adds: {@code rightness}, {@code class-record} and {@code auxiliary-mask}. */
final class AuxiliaryKinds {
    private static final double OFFSET = 1.04;
    private static final double MOMENTUM = 0.99;
    private static final double THRESHOLD = 0.9;
    private static final double STARVING = 0.05;
    private static final double POWER = 6;
    private static final Stretch START = new Stretch.Steps(400);

    private AuxiliaryKinds() {}

    static Objective rightness(String name, PartNode node) {
        return new Rightness(
                node.model("model"),
                belief(node, "on"),
                node.memory("record", "class-record", RunningRecord.Law.class),
                node.number("offset", OFFSET, EnetWeights::isOffset, EnetWeights.OFFSET_RULE));
    }

    static Memory.Law<?> record(String name, PartNode node) {
        return new RunningRecord.Law(
                name,
                belief(node, "of"),
                node.number("momentum", MOMENTUM, v -> v >= 0 && v < 1, "must lie in [0, 1)"));
    }

    static Weighing mask(PartNode node) {
        return new AuxiliaryMask(
                node.model("model"),
                belief(node, "belief"),
                node.share("threshold", THRESHOLD),
                node.share("least", STARVING),
                node.number("power", POWER, v -> v >= 0 && v <= 100, "must lie in [0, 100]"),
                node.stretch("start", START));
    }

    private static Belief belief(PartNode node, String key) {
        if (node.view(key) instanceof Belief belief) {
            return belief;
        }
        throw node.invalid(key, "must be a belief: what a model says of a view");
    }
}
