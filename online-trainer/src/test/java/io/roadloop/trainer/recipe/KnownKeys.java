package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which keys a recipe may have where: a key that none has is put into each mapping of a recipe, and the reader's message
 * lists those that it knows there.
 */
final class KnownKeys {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String NONE = "no-such-key";
    private static final Pattern MESSAGE = Pattern.compile("unknown key .*" + NONE + "; known here are (.*)");

    private final ObjectNode recipe;
    private final Map<List<String>, Collection<String>> found =
            new TreeMap<>((one, other) -> String.join("/", one).compareTo(String.join("/", other)));

    private KnownKeys(ObjectNode recipe) {
        this.recipe = recipe;
    }

    /** By the path of the mapping. Names that the recipe itself gives, as that of a model, are not among them. */
    static Map<List<String>, Collection<String>> of(String yaml) throws JsonProcessingException {
        KnownKeys keys = new KnownKeys((ObjectNode) YAML.readTree(yaml));
        keys.look(keys.recipe, List.of());
        keys.found.remove(List.of("learners"));
        return keys.found;
    }

    private void look(ObjectNode mapping, List<String> path) throws JsonProcessingException {
        mapping.put(NONE, 1);
        String yaml = YAML.writeValueAsString(recipe);
        mapping.remove(NONE);
        try {
            Recipes.parse("asked", yaml);
        } catch (InvalidRecipeException e) {
            Matcher known = MESSAGE.matcher(String.valueOf(e.getMessage()));
            if (known.find()) {
                found.put(path, new TreeSet<>(List.of(known.group(1).split(", ", -1))));
            }
        }
        for (Map.Entry<String, ?> child : mapping.properties()) {
            if (child.getValue() instanceof ObjectNode below) {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(child.getKey());
                look(below, deeper);
            }
        }
    }
}
