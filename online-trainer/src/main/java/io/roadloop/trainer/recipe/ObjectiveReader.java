package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Term;
import java.util.List;

/** Reads the terms of the joint loss: an objective, by its kind, and its weight. */
final class ObjectiveReader {
    private final Names names;

    ObjectiveReader(Names names) {
        this.names = names;
    }

    List<Term> terms(RecipeNode objectives) {
        return objectives.children().entrySet().stream()
                .map(entry -> term(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Term term(String name, RecipeNode node) {
        String kind = node.kind(ObjectiveKinds.keys());
        RecipeNode body = node.object(kind);
        Objective objective = ObjectiveKinds.read(kind, name, new PartNode(body, names));
        body.end();
        Term term = new Term(name, objective, Schedules.weight(node));
        node.end();
        return term;
    }
}
