package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.function.Function;

/** One loss over several views of equal size: the mean of theirs, which is the 1/A · Σ_a of paper 002. */
final class Views {
    private Views() {}

    /** @param manager lives until the backward pass is over */
    static NDArray mean(List<View> views, NDManager manager, Function<View, NDArray> loss) {
        NDArray sum = views.stream().map(loss).reduce(NDArray::add).orElseThrow();
        return views.size() == 1 ? sum : sum.mul(manager.create(1f / views.size()));
    }
}
