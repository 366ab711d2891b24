package io.roadloop.trainer.step;

import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a step computes: the union of what its active terms ask for, each value once.
 *
 * @param terms the active ones: their weight is not 0, and their pools have samples
 * @param views to be made
 * @param readings in the order in which they are computed: those with gradient first, so that a stopped reading of the
 *     same model and view is cut from them
 */
record Plan(List<Term> terms, List<View> views, List<Reading.Key> readings) {
    static Plan of(List<Term> all, Set<Pool> filled, StepClock clock) {
        List<Term> active = all.stream()
                .filter(term -> term.weight().at(clock) != 0)
                .filter(term -> filled.containsAll(term.objective().demands().pools()))
                .toList();
        Demands demands = Demands.all(
                active.stream().map(term -> term.objective().demands()).toList());
        List<Reading.Key> readings = demands.readings().keySet().stream()
                .sorted(Comparator.comparing(Reading.Key::flow)
                        .thenComparing(Reading.Key::model)
                        .thenComparing(key -> key.view().describe()))
                .toList();
        List<View> views = demands.views().stream()
                .sorted(Comparator.comparing(View::describe))
                .toList();
        return new Plan(active, views, readings);
    }

    /** Whether a model learns in this step. */
    boolean teaches(ModelName model) {
        return readings.stream()
                .anyMatch(key -> key.flow() == Flow.GRADIENT && key.model().equals(model));
    }
}
