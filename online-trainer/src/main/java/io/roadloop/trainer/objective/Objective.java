package io.roadloop.trainer.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/** Something to learn. One class each, which states its formula, shapes, gradient and source. */
public interface Objective {
    /**
     * Why it cannot be computed as it stands, such as views that do not go together; a recipe with a fault is refused
     * before the first step. By default that of what it teaches.
     */
    default Optional<String> fault() {
        return teachings().stream()
                .flatMap(teaching -> teaching.fault().stream())
                .findFirst();
    }

    /** What {@link #loss} will ask the step for. */
    Demands demands();

    /** The classes of pixels that it teaches; none where it teaches something else. */
    default List<Teaching> teachings() {
        return List.of();
    }

    /**
     * The loss of this step.
     *
     * @return a scalar, in the step's memory
     */
    NDArray loss(Step step);
}
