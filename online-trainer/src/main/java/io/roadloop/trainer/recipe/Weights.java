package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The mapping {@code weights} of an objective, in a recipe's tree. */
final class Weights {
    private static final String KEY = "weights";

    private Weights() {}

    /** Leaves a kind out; false if the objective has none of that kind. */
    static boolean remove(ObjectNode objectives, String objective, String kind) {
        for (JsonNode body : objectives.path(objective)) {
            if (body instanceof ObjectNode mapping
                    && mapping.path(KEY) instanceof ObjectNode weights
                    && weights.remove(kind) != null) {
                if (weights.isEmpty()) {
                    mapping.remove(KEY);
                }
                return true;
            }
        }
        return false;
    }

    /** The kinds of an objective's weights. */
    static List<String> kinds(JsonNode objectives, String objective) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode body : objectives.path(objective)) {
            body.path(KEY).fieldNames().forEachRemaining(kinds::add);
        }
        return kinds;
    }

    /** The kinds of an objective's weights that ask a model. */
    static List<String> asking(ObjectNode objectives, String objective, String model) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode body : objectives.path(objective)) {
            body.path(KEY).properties().forEach(weight -> {
                if (weight.getValue().path("model").asText().equals(model)) {
                    kinds.add(weight.getKey());
                }
            });
        }
        return kinds;
    }
}
