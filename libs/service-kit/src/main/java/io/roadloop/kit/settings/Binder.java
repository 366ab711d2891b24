package io.roadloop.kit.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes records of a tree of settings. Knows the path of each value, so that every complaint names its key. */
final class Binder {

    private final Keys keys;

    Binder(Keys keys) {
        this.keys = keys;
    }

    /** @param node what stands at the key; missing or null where nothing does */
    Object bind(Type type, JsonNode node, String key) {
        Class<?> raw = Shape.raw(type);
        boolean nothing = node.isMissingNode() || node.isNull();
        if (raw == Optional.class) {
            return nothing || isEmptyText(node)
                    ? Optional.empty()
                    : Optional.of(bind(Shape.argument(type, 0), node, key));
        }
        if (raw == Map.class) {
            return map(Shape.argument(type, 1), node, key);
        }
        if (Shape.isSection(raw)) {
            return section(raw, node, key);
        }
        if (nothing) {
            throw InvalidSettingException.withoutValue(key, "must be set");
        }
        if (raw == List.class || raw == Set.class) {
            List<Object> elements = list(Shape.argument(type, 0), node, key);
            return raw == List.class
                    ? List.copyOf(elements)
                    : Collections.unmodifiableSet(new LinkedHashSet<>(elements));
        }
        return scalar(raw, node, key);
    }

    private Object scalar(Class<?> type, JsonNode node, String key) {
        if (!node.isValueNode()) {
            throw InvalidSettingException.withoutValue(key, "must be one value, not a list or a group");
        }
        String text = node.asText();
        Function<String, Object> parser = Scalars.parser(type)
                .orElseThrow(() -> new IllegalStateException(
                        key + ": settings cannot hold a " + type.getName() + "; give it a static parse(String)"));
        try {
            return (type == long.class || type == int.class) && key.endsWith("bytes") && !text.isBlank()
                    ? size(text, parser)
                    : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(key, text, rule(e, key));
        }
    }

    /** A number of bytes also reads as a size, so that records outside this module need not know {@link DataSize}. */
    private static Object size(String text, Function<String, Object> number) {
        return Character.isLetter(text.charAt(text.length() - 1))
                ? number.apply(Long.toString(Scalars.bytes(text)))
                : number.apply(text);
    }

    private Object section(Class<?> record, JsonNode node, String key) {
        if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
            throw InvalidSettingException.withoutValue(key, "must be a group of settings");
        }
        List<RecordComponent> components = Shape.components(record);
        refuseOthers(components, node, key);
        Object[] values = components.stream()
                .map(component -> bind(
                        component.getGenericType(), at(node, component), join(key, Shape.kebab(component.getName()))))
                .toArray();
        return construct(record, components, values, key);
    }

    private static JsonNode at(JsonNode node, RecordComponent component) {
        return node.isObject() ? node.path(Shape.kebab(component.getName())) : MissingNode.getInstance();
    }

    /** Groups inside a list are not laid key by key, so their names are checked here. */
    private static void refuseOthers(List<RecordComponent> components, JsonNode node, String key) {
        List<String> known = components.stream()
                .map(component -> Shape.kebab(component.getName()))
                .toList();
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw InvalidSettingException.withoutValue(
                        join(key, name), "is not a setting; " + key + " has " + String.join(", ", known));
            }
        });
    }

    private Object construct(Class<?> record, List<RecordComponent> components, Object[] values, String key) {
        try {
            Constructor<?> canonical = record.getDeclaredConstructor(
                    components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSettingException complaint) {
                throw complaint.at(trueKey(complaint.key(), key), "");
            }
            if (e.getCause() instanceof IllegalArgumentException complaint) {
                throw InvalidSettingException.withoutValue(key, rule(complaint, key));
            }
            throw new IllegalStateException(
                    record.getName() + " cannot be made of the settings at " + key, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.getName() + " cannot be made of settings", e);
        }
    }

    /**
     * The key that a record named, corrected to where the record lies: the longest end of it that is a known key below
     * the record's own.
     */
    private String trueKey(String named, String at) {
        List<String> parts = Arrays.asList(named.split("\\."));
        for (int from = 0; from < parts.size(); from++) {
            String below = join(at, String.join(".", parts.subList(from, parts.size())));
            if (keys.knows(below)) {
                return below;
            }
        }
        return keys.knows(named) || at.isEmpty() || named.startsWith(at) ? named : join(at, named);
    }

    private Map<String, Object> map(Type valueType, JsonNode node, String key) {
        Map<String, Object> entries = new LinkedHashMap<>();
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                String name = entry.getKey();
                entries.put(name, bind(valueType, entry.getValue(), join(key, name)));
            });
        } else if (!node.isMissingNode() && !node.isNull()) {
            throw InvalidSettingException.withoutValue(key, "must be a group of names and values");
        }
        return Collections.unmodifiableMap(entries);
    }

    private List<Object> list(Type elementType, JsonNode node, String key) {
        List<Object> elements = new ArrayList<>();
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                elements.add(bind(elementType, array.get(i), key + "[" + i + "]"));
            }
        } else if (node.isValueNode()) {
            Arrays.stream(node.asText().split(","))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> elements.add(bind(elementType, TextNode.valueOf(part), key)));
        } else {
            throw InvalidSettingException.withoutValue(key, "must be a list");
        }
        return elements;
    }

    /** A parser's message may quote the value; for a secret it is not shown. */
    private static String rule(IllegalArgumentException complaint, String key) {
        String message = complaint.getMessage();
        return message == null || Secrets.isSecret(key) ? "is not allowed" : Secrets.masked(message);
    }

    private static boolean isEmptyText(JsonNode node) {
        return node.isTextual() && node.asText().isBlank();
    }

    private static String join(String key, String name) {
        return key.isEmpty() ? name : key + "." + name;
    }
}
