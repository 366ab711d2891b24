package io.roadloop.trainer.objective.auxiliary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.Belief;
import io.roadloop.vision.LabelMask;
import java.util.Map;

/**
 * How often a segmentation was right, by true class, as a moving average over steps (methods.md 7): what paper 004 counts
 * in one pass over all labelled images, where the segmentation stands still.
 */
public final class RunningRecord implements Memory {
    private static final String RIGHT = "right";
    private static final String WRONG = "wrong";
    private static final String STEPS = "steps";

    private final Law law;
    private final int classes;
    private float[] right;
    private float[] wrong;
    private long steps;

    private RunningRecord(Law law, int classes) {
        this.law = law;
        this.classes = classes;
        this.right = new float[classes];
        this.wrong = new float[classes];
    }

    /**
     * @param name what the recipe calls it
     * @param of the segmentation's belief of a labelled view
     * @param momentum how much of the average stays at each step, in [0, 1)
     */
    public record Law(String name, Belief of, double momentum) implements Memory.Law<RunningRecord> {
        public Law {
            Require.that("momentum", momentum, v -> v >= 0 && v < 1, "must lie in [0, 1)");
        }

        @Override
        public Demands demands() {
            return Demands.labels(of);
        }

        @Override
        public Stretch start() {
            return Stretch.NONE;
        }

        @Override
        public RunningRecord begin(Ground ground) {
            return new RunningRecord(this, ground.classes());
        }
    }

    /** The averages; nothing before the first step. */
    ClassRecord known() {
        return new ClassRecord(doubles(right), doubles(wrong));
    }

    /** The first step's counts are taken as they are: an average that begins with zeros would be of nothing. */
    @Override
    public void watch(Step step) {
        ClassRecord counted = counted(step);
        ClassRecord next = steps == 0 ? counted : known().averaged(counted, law.momentum());
        right = floats(next.right());
        wrong = floats(next.wrong());
        steps++;
    }

    @Override
    public Content content() {
        return new Content(Map.of(RIGHT, right.clone(), WRONG, wrong.clone()), Map.of(STEPS, steps));
    }

    @Override
    public void restore(Content content) {
        float[] savedRight = counts(content, RIGHT);
        float[] savedWrong = counts(content, WRONG);
        Long savedSteps = content.counters().get(STEPS);
        if (savedSteps == null || savedSteps < 0) {
            throw new IllegalArgumentException(
                    "the record " + law.name() + " has " + savedSteps + " steps: must be there, at least 0");
        }
        right = savedRight;
        wrong = savedWrong;
        steps = savedSteps;
    }

    private float[] counts(Content content, String key) {
        float[] saved = content.arrays().get(key);
        if (saved == null || saved.length != classes) {
            throw new IllegalArgumentException("the record " + law.name() + " is of " + classes + " classes, and its "
                    + key + " of " + (saved == null ? "none" : saved.length));
        }
        for (float count : saved) {
            if (!(count >= 0)) {
                throw new IllegalArgumentException(
                        "the record " + law.name() + " counts " + count + " " + key + ": must be at least 0");
            }
        }
        return saved.clone();
    }

    /** One histogram of class and verdict together, so that one array comes to the host. */
    private ClassRecord counted(Step step) {
        NDArray labels = step.labels(law.of());
        NDArray verdict = Rightness.predicted(step, law.of()).eq(labels).toType(DataType.INT64, false);
        NDArray both = labels.toType(DataType.INT64, false).mul(2).add(verdict);
        long[] counts = step.kernels()
                .pixels()
                .histogram(both, 2 * (LabelMask.IGNORE + 1))
                .toLongArray();
        ClassRecord counted = ClassRecord.empty(classes);
        for (int c = 0; c < classes; c++) {
            counted.wrong()[c] = counts[2 * c];
            counted.right()[c] = counts[2 * c + 1];
        }
        return counted;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
