package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One mapping of a recipe's YAML, read strictly: a key that nobody asked for is an error, which {@link #end} names. */
final class RecipeNode {
    private static final Pattern STEPS = Pattern.compile("([0-9]{1,18})\\s+steps?");
    private static final Pattern PERCENT = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*%");

    /** The largest weight or gradient norm: fp32 holds it, and a few of its products. */
    static final double LARGEST = 1e30;

    private final String recipe;
    private final String path;
    private final JsonNode node;
    private final TreeSet<String> known = new TreeSet<>();

    RecipeNode(String recipe, String path, JsonNode node) {
        this.recipe = recipe;
        this.path = path;
        this.node = node;
        if (node.isMissingNode() || node.isNull()) {
            throw new InvalidRecipeException(
                    recipe, (path.isEmpty() ? "the file" : path) + " is empty: must be a mapping of keys to values");
        }
        if (!node.isObject()) {
            throw new InvalidRecipeException(
                    recipe, path.isEmpty() ? "the file" : path, node, "must be a mapping of keys to values");
        }
    }

    /** Whether an optional key is here; either way it is known from now on. */
    boolean has(String key) {
        known.add(key);
        return node.has(key);
    }

    /** A mapping that must be there. */
    RecipeNode object(String key) {
        return new RecipeNode(recipe, path(key), required(key));
    }

    Optional<RecipeNode> maybe(String key) {
        return has(key) ? Optional.of(object(key)) : Optional.empty();
    }

    /** All children, which must be mappings, in the order of the file. */
    Map<String, RecipeNode> children() {
        Map<String, RecipeNode> children = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(key -> children.put(key, object(key)));
        return children;
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isTextual()) {
            throw invalid(key, value, "must be a name");
        }
        return value.textValue();
    }

    /** One name, or a list of names. */
    List<String> texts(String key) {
        JsonNode value = required(key);
        if (value.isTextual()) {
            return List.of(value.textValue());
        }
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.isTextual() ? each.textValue() : ""));
        if (texts.isEmpty() || texts.contains("")) {
            throw invalid(key, value, "must be a name or a list of names");
        }
        if (Set.copyOf(texts).size() < texts.size()) {
            throw invalid(key, value, "must name each once");
        }
        return texts;
    }

    /** One of the names, or a list of them. */
    List<String> choices(String key, List<String> choices) {
        List<String> values = texts(key);
        if (!choices.containsAll(values)) {
            throw invalid(key, values, "must be of " + String.join(", ", choices));
        }
        return values;
    }

    ModelName model(String key) {
        String text = text(key);
        try {
            return new ModelName(text);
        } catch (IllegalArgumentException e) {
            throw invalid(key, text, String.valueOf(e.getMessage()));
        }
    }

    String choice(String key, List<String> choices) {
        String value = text(key);
        if (!choices.contains(value)) {
            throw invalid(key, value, "must be one of " + String.join(", ", choices));
        }
        return value;
    }

    /** The one key among the known ones that is here: the kind of a thing, with its mapping below. */
    String kind(List<String> kinds) {
        List<String> here = kinds.stream().filter(node::has).toList();
        if (here.size() != 1) {
            throw new InvalidRecipeException(
                    recipe,
                    path + " must have exactly one of " + String.join(", ", kinds) + ", and has " + here.size()
                            + "; its keys are " + names());
        }
        return here.get(0);
    }

    double number(String key, DoublePredicate rule, String ruleInWords) {
        return checked(key, required(key), rule, ruleInWords);
    }

    double number(String key, double otherwise, DoublePredicate rule, String ruleInWords) {
        return has(key) ? number(key, rule, ruleInWords) : otherwise;
    }

    int count(String key) {
        return whole(key, 0, 4096);
    }

    int whole(String key, int least, int most) {
        return (int) number(
                key,
                n -> n >= least && n <= most && n == Math.rint(n),
                "must be a whole number in [" + least + ", " + most + "]");
    }

    int whole(String key, int otherwise, int least, int most) {
        return has(key) ? whole(key, least, most) : otherwise;
    }

    int count(String key, int otherwise) {
        return has(key) ? count(key) : otherwise;
    }

    /** A list of classes, by number or name, each once; their numbers. */
    Set<Integer> classes(String key, ClassNames names) {
        JsonNode value = required(key);
        Set<Integer> numbers = new TreeSet<>();
        for (JsonNode each : value) {
            int number = names.number(each).orElseThrow(() -> invalid(key, value, names.rule()));
            if (!numbers.add(number)) {
                throw invalid(key, value, "must name each once");
            }
        }
        if (!value.isArray()) {
            throw invalid(key, value, names.rule());
        }
        return numbers;
    }

    /** A share, written as a number in [0, 1] or as a percentage. */
    double share(String key, double otherwise) {
        return share(key, otherwise, v -> v >= 0 && v <= 1, "must be a share in [0, 1], or a percentage such as 2 %");
    }

    /** A share that has a rule of its own. */
    double share(String key, double otherwise, DoublePredicate rule, String ruleInWords) {
        return has(key) ? share(key, rule, ruleInWords) : otherwise;
    }

    /** A share of the first round, or a number of steps over all rounds, written as {@code 400 steps}. */
    Stretch stretch(String key, Stretch otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        Matcher steps = STEPS.matcher(required(key).asText());
        if (steps.matches() && Long.parseLong(steps.group(1)) <= Stretch.Steps.MOST) {
            return new Stretch.Steps(Long.parseLong(steps.group(1)));
        }
        String rule =
                "must be a share in [0, 1], a percentage such as 2 %, or a whole number of steps such as 400 steps,"
                        + " at most " + Stretch.Steps.MOST;
        return new Stretch.Share(share(key, v -> v >= 0 && v <= 1, rule));
    }

    private double share(String key, DoublePredicate rule, String ruleInWords) {
        JsonNode value = required(key);
        Matcher percent = PERCENT.matcher(value.asText());
        if (!value.isTextual() || !percent.matches()) {
            return checked(key, value, rule, ruleInWords);
        }
        double share = Double.parseDouble(percent.group(1)) / 100;
        if (!rule.test(share)) {
            throw invalid(key, value, ruleInWords);
        }
        return share;
    }

    boolean isMapping(String key) {
        return has(key) && node.get(key).isObject();
    }

    boolean isNumber(String key) {
        return has(key) && node.get(key).isNumber();
    }

    /** Says that the mapping is read: any other key is an error. */
    void end() {
        for (String key : names()) {
            if (!known.contains(key)) {
                throw new InvalidRecipeException(
                        recipe, "unknown key " + path(key) + "; known here are " + String.join(", ", known));
            }
        }
    }

    /** Where it stands in the recipe. */
    String name() {
        return path;
    }

    /** That a key itself breaks a rule, whatever its value. */
    InvalidRecipeException unfit(String key, String rule) {
        return new InvalidRecipeException(recipe, path(key) + ": " + rule);
    }

    /** That the value at a key, which is here, breaks a rule. */
    InvalidRecipeException invalid(String key, String rule) {
        return invalid(key, required(key), rule);
    }

    InvalidRecipeException invalid(String key, Object value, String rule) {
        return new InvalidRecipeException(recipe, path(key), value, rule);
    }

    private double checked(String key, JsonNode value, DoublePredicate rule, String ruleInWords) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!Double.isFinite(number) || !rule.test(number)) {
            throw invalid(key, value, ruleInWords);
        }
        return number;
    }

    private JsonNode required(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        if (value != null && value.isNull()) {
            throw new InvalidRecipeException(
                    recipe, path(key) + " is empty: it needs a value; a mapping without keys is written {}");
        }
        if (value == null) {
            throw new InvalidRecipeException(recipe, path(key) + " is missing; the keys here are " + names());
        }
        return value;
    }

    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
