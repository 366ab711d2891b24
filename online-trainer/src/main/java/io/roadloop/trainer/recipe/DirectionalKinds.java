package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.directional.DirectedContrast;
import io.roadloop.trainer.objective.directional.Directional;
import io.roadloop.trainer.objective.directional.Divisor;
import io.roadloop.trainer.objective.directional.NegativeQueue;
import io.roadloop.trainer.schedule.Stretch;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code directional} and {@code negative-queue}. */
final class DirectionalKinds {
    private static final int NEGATIVES = 512;
    private static final int QUEUED = 128;
    private static final int ROOM = 1024;
    private static final int MOST = 1_000_000;

    private DirectionalKinds() {}

    static Objective directional(String name, PartNode node) {
        DirectedContrast contrast = new DirectedContrast(
                node.number("temperature", 0.1, v -> v > 0 && v <= 10, "must lie in (0, 10]"),
                node.share("confidence", 0.75),
                Divisor.valueOf(node.choice("divisor", "active", List.of("active", "overlap"))
                        .toUpperCase(Locale.ROOT)));
        Optional<NegativeQueue.Law> queue = node.has("queue")
                ? Optional.of(node.memory("queue", "negative-queue", NegativeQueue.Law.class))
                : Optional.empty();
        Head projector = node.head("model", HeadKind.PIXEL_PROJECTOR);
        return node.checked(
                "second",
                () -> new Directional(
                        projector.model(),
                        node.view("first"),
                        node.view("second"),
                        projector,
                        contrast,
                        node.whole("negatives", NEGATIVES, 1, MOST),
                        queue));
    }

    static Memory.Law<?> queue(String name, PartNode node) {
        Head projector = node.head("model", HeadKind.PIXEL_PROJECTOR);
        return node.checked(
                "second",
                () -> new NegativeQueue.Law(
                        name,
                        projector.model(),
                        node.view("first"),
                        node.view("second"),
                        projector,
                        node.whole("per-crop", QUEUED, 1, MOST),
                        node.whole("room", ROOM, 1, MOST),
                        node.stretch("start", Stretch.NONE)));
    }
}
