package io.roadloop.kit.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings laid over one another; the later wins, and it is remembered who set what. */
final class Layers {

    private static final String ENVIRONMENT_PREFIX = "ROADLOOP_";

    private final Keys keys;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> origins = new HashMap<>();

    Layers(Keys keys) {
        this.keys = keys;
    }

    ObjectNode root() {
        return root;
    }

    /** Where a key was set, e.g. {@code by --set}; empty for a default. */
    String origin(String key) {
        return origins.getOrDefault(key, "");
    }

    /** Lays a YAML mapping; keys may be nested or dotted. */
    void lay(ObjectNode layer, String origin) {
        lay("", layer, origin);
    }

    /** Lays {@code key=value} pairs. */
    void lay(Map<String, String> values, String origin) {
        values.forEach((key, value) -> put(key, TextNode.valueOf(value), origin));
    }

    /**
     * Lays the variables that match a key: {@code ROADLOOP_} and the key in capitals with {@code _} for {@code .} and
     * {@code -}; after a free map's key, the rest in small letters with {@code .} for {@code _} is the entry's name.
     * Others are left alone, because services share an environment.
     */
    void layEnvironment(Map<String, String> environment) {
        keys.leaves().forEach((key, shape) -> {
            String name = ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
            environment.forEach((variable, value) -> {
                if (shape instanceof Shape.FreeMap && variable.startsWith(name + "_")) {
                    String entry = variable.substring(name.length() + 1)
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '.');
                    put(key + "." + entry, TextNode.valueOf(value), "set by " + variable);
                } else if (shape instanceof Shape.Leaf && variable.equals(name)) {
                    put(key, TextNode.valueOf(value), "set by " + variable);
                }
            });
        });
    }

    private void lay(String prefix, ObjectNode layer, String origin) {
        layer.properties().forEach(field -> put(prefix + field.getKey(), field.getValue(), origin));
    }

    private void put(String key, JsonNode value, String origin) {
        Keys.Place place = keys.find(key).orElseThrow(() -> new UnknownSettingException(key, origin, keys.near(key)));
        if (place.shape() instanceof Shape.Leaf) {
            setLeaf(key, place.path(), value, origin);
        } else if (value instanceof ObjectNode group) {
            lay(key + ".", group, origin);
        } else if (!value.isNull()) {
            throw InvalidSettingException.withoutValue(
                    key, "is a group of settings (" + origin + "): set the keys below it, e.g. " + key + ".NAME");
        }
    }

    private void setLeaf(String key, List<String> path, JsonNode value, String origin) {
        ObjectNode group = root;
        for (String name : path.subList(0, path.size() - 1)) {
            group = group.withObjectProperty(name);
        }
        group.set(path.get(path.size() - 1), value);
        origins.put(key, origin);
    }
}
