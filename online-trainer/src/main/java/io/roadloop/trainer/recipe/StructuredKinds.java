package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.structured.PixelConsistency;
import io.roadloop.trainer.objective.structured.StructuredConsistency;

/** Reads {@code pixel-consistency} and {@code structured-consistency}. */
final class StructuredKinds {
    private static final int MOST_BOXES = 1024;
    private static final int MOST_PAIRS = 1_000_000;

    private StructuredKinds() {}

    static Objective pixels(String name, PartNode node) {
        return new PixelConsistency(
                node.model("student"), node.view("on"), node.model("teacher"), node.view("teacher-on"));
    }

    static Objective structured(String name, PartNode node) {
        return new StructuredConsistency(
                name,
                node.model("student"),
                node.view("on"),
                node.model("teacher"),
                node.view("teacher-on"),
                whole(node, "boxes", StructuredConsistency.PAPER_BOXES, MOST_BOXES),
                whole(node, "pairs", StructuredConsistency.PAPER_PAIRS, MOST_PAIRS));
    }

    private static int whole(PartNode node, String key, int otherwise, int most) {
        return (int) node.number(
                key,
                otherwise,
                n -> n >= 1 && n <= most && n == Math.rint(n),
                "must be a whole number in [1, " + most + "]");
    }
}
