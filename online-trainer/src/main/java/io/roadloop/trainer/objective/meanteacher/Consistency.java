package io.roadloop.trainer.objective.meanteacher;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Guidance;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;

/**
 * Mean-teacher consistency (paper 000, eq. 3; methods.md, section 2.3).
 *
 * <p>{@code L = 1/(N·C·H·W) · Σ (p_student − p_teacher)²}, p = softmax over the classes.
 *
 * <p>Gradient: on the student's logits, through the softmax; none on the teacher's. The student's view may be a mix of
 * what the teacher sees, whose probabilities are then mixed likewise, and may differ in light and colour, not in scale
 * or flip.
 *
 * @param student the model that learns
 * @param seen the view that the student looks at
 * @param teacher the model that it is drawn towards
 * @param shown the view that the teacher looks at
 */
public record Consistency(ModelName student, View seen, ModelName teacher, View shown) implements Objective {
    @Override
    public Optional<String> fault() {
        return guidance().fault();
    }

    @Override
    public Demands demands() {
        return guidance().demands();
    }

    @Override
    public List<Teaching> teachings() {
        return List.of(guidance().teaching());
    }

    @Override
    public NDArray loss(Step step) {
        return of(guidance().learnt(step), guidance().guess(step));
    }

    /**
     * @param student probabilities, (N, C, H, W)
     * @param teacher probabilities, (N, C, H, W); no gradient reaches them
     * @return scalar ≥ 0, zero iff the probabilities are equal
     */
    static NDArray of(NDArray student, NDArray teacher) {
        return student.sub(teacher).square().mean();
    }

    private Guidance guidance() {
        return new Guidance(student, seen, teacher, shown);
    }
}
