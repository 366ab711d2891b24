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
        return node.checked(
                "on",
                () -> new StructuredConsistency(
                        name,
                        node.model("student"),
                        node.view("on"),
                        node.model("teacher"),
                        node.view("teacher-on"),
                        node.whole("boxes", StructuredConsistency.PAPER_BOXES, 1, MOST_BOXES),
                        node.whole("pairs", StructuredConsistency.PAPER_PAIRS, 1, MOST_PAIRS)));
    }
}
