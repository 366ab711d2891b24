package io.roadloop.kit.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What may stand at a key: a group of further keys, a map with names of the user's own, or one value. */
sealed interface Shape {

    /** @param parts by name in kebab-case, in the order of the record's components */
    record Section(Map<String, Shape> parts) implements Shape {}

    /** Names are free, e.g. Kafka's own properties; they may hold dots. */
    record FreeMap() implements Shape {}

    /** One value, or a list. */
    record Leaf() implements Shape {}

    /** The shape of a component's type. An optional has the shape of what it may hold. */
    static Shape of(Type type) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return of(argument(type, 0));
        }
        if (raw == Map.class) {
            return new FreeMap();
        }
        return isSection(raw) ? section(raw) : new Leaf();
    }

    static Section section(Class<?> record) {
        Map<String, Shape> parts = new LinkedHashMap<>();
        for (RecordComponent component : components(record)) {
            parts.put(kebab(component.getName()), of(component.getGenericType()));
        }
        return new Section(parts);
    }

    static boolean isSection(Class<?> type) {
        return type.isRecord() && Scalars.parser(type).isEmpty();
    }

    static List<RecordComponent> components(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(record.getName() + " is not a record: settings bind to records");
        }
        return List.of(components);
    }

    static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalArgumentException("settings cannot hold a value of type " + type);
    }

    static Type argument(Type type, int index) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[index]
                : Object.class;
    }

    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
