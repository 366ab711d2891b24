package io.roadloop.trainer.recipe;

import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.Stretch;
import java.util.List;

/** Reads learning rates, momenta and the weights of terms. */
final class Schedules {
    private static final String MOMENTUM = "must lie in [0, 1]";

    /** The share of the full rate at which a warm-up begins. */
    private static final double WARM_UP_FROM = 0.001;

    /** Steps that fp32 can still tell from none. */
    private static final double LEAST_RATE = 1e-12;

    private Schedules() {}

    /** {@code constant}, {@code poly} or {@code cosine}, with a {@code warm-up}. */
    static Schedule rate(RecipeNode node) {
        String kind = node.kind(List.of("constant", "poly", "cosine"));
        RecipeNode law = node.object(kind);
        double from = law.number("from", v -> v >= LEAST_RATE && v <= 10, "must lie in [1e-12, 10]");
        Schedule schedule =
                switch (kind) {
                    case "poly" ->
                        new Schedule.Polynomial(
                                from, law.number("power", 0.9, v -> v > 0 && v <= 100, "must lie in (0, 100]"));
                    case "cosine" ->
                        new Schedule.Cosine(
                                from, law.number("to", 0, v -> v >= 0 && v <= from, "must lie in [0, from]"));
                    default -> new Schedule.Constant(from);
                };
        double warmUp = law.share("warm-up", 0);
        law.end();
        node.end();
        return warmUp == 0 ? schedule : new Schedule.WarmUp(schedule, warmUp, WARM_UP_FROM);
    }

    /** A number, or {@code cosine}. */
    static Schedule momentum(RecipeNode node) {
        if (node.isNumber("momentum")) {
            return new Schedule.Constant(momentum(node, "momentum"));
        }
        if (node.has("momentum") && !node.isMapping("momentum")) {
            throw node.invalid("momentum", MOMENTUM + " as a number, or be cosine with from and to");
        }
        RecipeNode law = node.object("momentum");
        RecipeNode cosine = law.object("cosine");
        Schedule schedule = new Schedule.Cosine(momentum(cosine, "from"), momentum(cosine, "to"));
        cosine.end();
        law.end();
        return schedule;
    }

    /** {@code weight}, {@code start} and {@code ramp} of a term. */
    static Schedule weight(RecipeNode node) {
        double weight = node.number("weight", 1, v -> v >= 0 && v <= RecipeNode.LARGEST, "must lie in [0, 1e30]");
        Stretch start = node.stretch("start", Stretch.NONE);
        Stretch ramp = node.stretch("ramp", Stretch.NONE);
        if (start.length() == 0 && ramp.length() == 0) {
            return new Schedule.Constant(weight);
        }
        try {
            return new Schedule.Ramp(weight, start, ramp);
        } catch (IllegalArgumentException e) {
            throw node.invalid("ramp", String.valueOf(e.getMessage()));
        }
    }

    private static double momentum(RecipeNode node, String key) {
        return node.number(key, v -> v >= 0 && v <= 1, MOMENTUM);
    }
}
