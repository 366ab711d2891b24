package io.roadloop.trainer.step;

import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.ModelName;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a step computes: the union of what its active terms and memories ask for, each value once, and what the views among
 * it are made of.
 *
 * @param terms the active ones: their weight is not 0, and their pools have samples
 * @param watching the memories that see this step, of those that a term looks into which ever counts
 * @param demands of both
 * @param readings with the taps of each, the opinions that views are made of among them
 */
record Plan(List<Term> terms, List<Memory.Law<?>> watching, Demands demands, Map<Reading.Key, Set<String>> readings) {
    static Plan of(Recipe recipe, Set<Pool> filled, StepClock clock) {
        List<Term> active = recipe.active(filled, clock);
        List<Memory.Law<?>> watching = recipe.neededMemories().stream()
                .filter(law -> law.start().isOver(clock))
                .filter(law -> filled.containsAll(law.demands().pools()))
                .toList();
        Demands demands = Demands.all(
                active.stream().map(term -> term.objective().demands()).toList());
        for (Memory.Law<?> law : watching) {
            demands = demands.and(law.demands());
        }
        return new Plan(active, watching, demands, demands.withOpinions().readings());
    }

    /** A step that only looks: no term learns from it, and no memory watches. */
    static Plan looking(Demands demands) {
        return new Plan(List.of(), List.of(), demands, demands.withOpinions().readings());
    }

    /** In an order that depends on the recipe alone. */
    List<Reading.Key> order() {
        return readings.keySet().stream()
                .sorted(Comparator.comparing(Reading.Key::flow)
                        .thenComparing(Reading.Key::model)
                        .thenComparing(key -> key.view().describe()))
                .toList();
    }

    /** The taps to be computed for a reading: its own, and those of the stopped one that is cut from it. */
    Set<String> taps(Reading.Key key) {
        Set<String> taps = new LinkedHashSet<>(readings.getOrDefault(key, Set.of()));
        taps.addAll(readings.getOrDefault(key.stopped(), Set.of()));
        return taps;
    }

    /** Whether a model learns in this step. */
    boolean teaches(ModelName model) {
        return readings.keySet().stream()
                .anyMatch(key -> key.flow() == Flow.GRADIENT && key.model().equals(model));
    }
}
