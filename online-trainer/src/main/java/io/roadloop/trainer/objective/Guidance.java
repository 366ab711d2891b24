package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;

/**
 * A student that is drawn towards what a teacher says of the same pixels: what an objective of the kind asks of a step,
 * and the two sides that it compares.
 *
 * @param student the model that learns
 * @param seen the view that the student looks at
 * @param teacher the model that it is drawn towards
 * @param shown the view that the teacher looks at; {@code seen} lies on it
 */
public record Guidance(ModelName student, View seen, ModelName teacher, View shown) {

    /** That the two do not look at the same pixels at the same places. */
    public Optional<String> fault() {
        return seen.liesOn(shown)
                ? Optional.empty()
                : Optional.of(
                        "student and teacher must see the same pixels at the same places: the student's view, on, may be a"
                                + " mix of the teacher's, teacher-on, or differ in jitter, grey or blur, not in scale, flip,"
                                + " crop or order of tiles");
    }

    /** Both readings. */
    public Demands demands() {
        return Demands.readings(learning(), target());
    }

    /** The teacher's classes as labels, all pixels alike. */
    public Teaching teaching() {
        return new Teaching(seen, new ModelLabels(teacher, shown), List.of());
    }

    /** The student's probabilities, (N, C, H, W), with gradient. */
    public NDArray learnt(Step step) {
        return step.reading(learning()).probabilities();
    }

    /** The teacher's, carried the way of the pixels into the student's view, (N, C, H, W), without gradient. */
    public NDArray guess(Step step) {
        return step.carried(step.reading(target()).probabilities(), shown, seen);
    }

    private Reading.Key learning() {
        return new Reading.Key(student, seen, Flow.GRADIENT);
    }

    private Reading.Key target() {
        return new Reading.Key(teacher, shown, Flow.STOPPED);
    }
}
