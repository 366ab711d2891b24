package io.roadloop.trainer.objective.directional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.Map;
import java.util.Optional;

/**
 * Cells of recent steps, as negatives (paper 003, section 3.3; methods.md 5): the newest first, as many as it has room
 * for. Each is a projected feature of length 1 and the class that the model gave it.
 */
public final class NegativeQueue implements Memory {
    private static final String FEATURES = "features";
    private static final String LABELS = "labels";
    private static final String WIDTH = "width";
    private static final Content EMPTY = new Content(Map.of(), Map.of());

    private final Law law;
    private final NDManager manager;
    private Optional<Cells> held = Optional.empty();

    private NegativeQueue(Law law, NDManager manager) {
        this.law = law;
        this.manager = manager;
    }

    /**
     * @param name what the recipe calls it
     * @param model the model whose word is kept
     * @param first the first crop of a pair, perhaps in other light
     * @param second the second crop of the same pair
     * @param projector a head of the model
     * @param perCrop how many cells of each crop's batch a step adds, at least 1
     * @param room how many cells it holds at most, at least 1
     * @param start how long it does not watch yet
     */
    public record Law(
            String name, ModelName model, View first, View second, Head projector, int perCrop, int room, Stretch start)
            implements Memory.Law<NegativeQueue> {
        public Law {
            Require.that("per-crop", perCrop, n -> n >= 1 && n <= 1_000_000, "must lie in [1, 1000000]");
            Require.that("room", room, n -> n >= 1 && n <= 1_000_000, "must lie in [1, 1000000]");
            Directional.requirePair(first, second);
        }

        @Override
        public Demands demands() {
            return Demands.reading(key(first), Reading.OUTPUT, CropCells.FEATURES)
                    .and(Demands.reading(key(second), Reading.OUTPUT, CropCells.FEATURES))
                    .and(Demands.heads(projector));
        }

        @Override
        public NegativeQueue begin(Ground ground) {
            return new NegativeQueue(this, ground.manager());
        }

        private Reading.Key key(View view) {
            return new Reading.Key(model, view, Flow.STOPPED);
        }
    }

    /** What it holds; empty before the first step. */
    Optional<Cells> cells() {
        return held;
    }

    @Override
    public void watch(Step step) {
        Cells seen = seen(step, law.first()).and(seen(step, law.second()));
        Cells all = held.map(seen::and).orElse(seen);
        keep(new Cells(cut(all.features()), cut(all.labels())));
    }

    @Override
    public Content content() {
        return held.map(cells -> new Content(
                        Map.of(
                                FEATURES, cells.features().toFloatArray(),
                                LABELS, cells.labels().toFloatArray()),
                        Map.of(WIDTH, cells.features().getShape().get(1))))
                .orElse(EMPTY);
    }

    @Override
    public void restore(Content content) {
        if (content.equals(EMPTY)) {
            close();
            return;
        }
        float[] features = content.arrays().getOrDefault(FEATURES, new float[0]);
        float[] labels = content.arrays().getOrDefault(LABELS, new float[0]);
        long width = content.counters().getOrDefault(WIDTH, 0L);
        if (labels.length < 1 || labels.length > law.room() || width < 1 || labels.length * width != features.length) {
            throw new IllegalArgumentException("the queue " + law.name() + " holds up to " + law.room() + " cells, not "
                    + labels.length + " with " + features.length + " numbers of width " + width);
        }
        keep(new Cells(manager.create(features, new Shape(labels.length, width)), manager.create(labels)));
    }

    private Cells seen(Step step, View view) {
        CropCells cells = CropCells.of(step, step.reading(law.key(view)), law.projector(), Flow.STOPPED);
        return cells.drawn(law.perCrop(), step.draws().named("queue " + law.name() + " of " + view.describe()));
    }

    private NDArray cut(NDArray rows) {
        return rows.getShape().get(0) <= law.room() ? rows : rows.get("0:" + law.room());
    }

    /** The step's arrays die with the step: what stays moves to the manager that the queue was begun with. */
    private void keep(Cells cells) {
        close();
        cells.features().attach(manager);
        cells.labels().attach(manager);
        held = Optional.of(cells);
    }

    private void close() {
        held.ifPresent(cells -> new NDList(cells.features(), cells.labels()).close());
        held = Optional.empty();
    }
}
