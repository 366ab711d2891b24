package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.schedule.StepClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The losses of one step.
 *
 * @param joint the sum of the terms times their weights, one scalar with gradient
 * @param value its value
 * @param terms each term's own value
 */
record Losses(NDArray joint, double value, Map<String, Double> terms) {
    /** @param own the step's manager: what the backward pass reads must live as long */
    static Losses evaluate(List<Term> active, Step step, NDManager own, StepClock clock) {
        NDList plain = new NDList(active.size());
        NDList weighted = new NDList(active.size());
        for (Term term : active) {
            NDArray loss = term.objective().loss(step);
            plain.add(loss);
            // Not mul(float): DJL frees that number's memory at once, and the backward pass, which reads it again, then
            // finds whatever has been written there since.
            weighted.add(loss.mul(own.create((float) term.weight().at(clock))));
        }
        NDArray joint = weighted.stream().reduce(NDArray::add).orElseThrow();
        // One copy to the host: on a GPU each waits for all the work before it.
        float[] values = NDArrays.stack(plain).toFloatArray();
        Map<String, Double> terms = new LinkedHashMap<>();
        double value = 0;
        for (int i = 0; i < values.length; i++) {
            terms.put(active.get(i).name(), (double) values[i]);
            value += values[i] * active.get(i).weight().at(clock);
        }
        return new Losses(joint, value, terms);
    }

    /** @throws DivergedException if a term is not a finite number */
    void requireFinite(StepClock clock) {
        terms.forEach((name, loss) -> {
            if (!Double.isFinite(loss)) {
                throw new DivergedException(
                        clock.total(), "the loss of " + name + " is " + loss + "; no weight was changed");
            }
        });
    }
}
