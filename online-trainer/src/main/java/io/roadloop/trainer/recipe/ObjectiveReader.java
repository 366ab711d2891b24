package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.objective.meanteacher.Consistency;
import io.roadloop.trainer.objective.supervised.CrossEntropy;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the terms of the joint loss: an objective, by its kind, and its weight. */
final class ObjectiveReader {
    private final ViewReader views;
    private final Map<String, Function<RecipeNode, Objective>> kinds = new LinkedHashMap<>();

    ObjectiveReader(ViewReader views) {
        this.views = views;
        kinds.put("cross-entropy", this::crossEntropy);
        kinds.put("mean-teacher", this::meanTeacher);
    }

    List<Term> terms(RecipeNode objectives) {
        return objectives.children().entrySet().stream()
                .map(entry -> term(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Term term(String name, RecipeNode node) {
        String kind = node.kind(List.copyOf(kinds.keySet()));
        RecipeNode body = node.object(kind);
        Function<RecipeNode, Objective> reader = kinds.getOrDefault(kind, this::crossEntropy);
        Objective objective = reader.apply(body);
        body.end();
        double weight = node.number("weight", 1, v -> v >= 0, "must be finite and at least 0");
        double start = node.share("start", 0);
        double ramp = node.share("ramp", 0);
        node.end();
        Schedule schedule =
                start == 0 && ramp == 0 ? new Schedule.Constant(weight) : new Schedule.Ramp(weight, start, ramp);
        return new Term(name, objective, schedule);
    }

    private Objective crossEntropy(RecipeNode node) {
        return new CrossEntropy(model(node, "model"), views.view(node, "on"), new GivenLabels());
    }

    private Objective meanTeacher(RecipeNode node) {
        View seen = views.view(node, "on");
        View shown = node.has("teacher-on") ? views.view(node, "teacher-on") : seen;
        return new Consistency(model(node, "student"), seen, model(node, "teacher"), shown);
    }

    private static ModelName model(RecipeNode node, String key) {
        String text = node.text(key);
        try {
            return new ModelName(text);
        } catch (IllegalArgumentException e) {
            throw node.invalid(key, text, String.valueOf(e.getMessage()));
        }
    }
}
