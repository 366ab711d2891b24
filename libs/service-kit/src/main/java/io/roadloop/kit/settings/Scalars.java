package io.roadloop.kit.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the text of one setting becomes a value of its type. A type is read from a single text if it is listed here, is
 * an enum (kebab-case), or has a public static {@code parse(String)} that returns it.
 *
 * <p>A parser complains by {@link IllegalArgumentException} whose message is the rule.
 */
final class Scalars {

    private static final Map<Class<?>, Function<String, Object>> PARSERS = Map.ofEntries(
            Map.entry(String.class, text -> text),
            Map.entry(int.class, text -> wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE)
                    .intValue()),
            Map.entry(Integer.class, text -> wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE)
                    .intValue()),
            Map.entry(long.class, text -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(Long.class, text -> wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE)),
            Map.entry(double.class, Scalars::number),
            Map.entry(Double.class, Scalars::number),
            Map.entry(boolean.class, Scalars::truth),
            Map.entry(Boolean.class, Scalars::truth),
            Map.entry(Duration.class, Durations::parse),
            Map.entry(Path.class, Scalars::path));

    private Scalars() {}

    /** The parser of a type, empty if the type is not read from one text. */
    static Optional<Function<String, Object>> parser(Class<?> type) {
        Function<String, Object> known = PARSERS.get(type);
        if (known != null) {
            return Optional.of(known);
        }
        return type.isEnum() ? Optional.of(text -> constant(type, text)) : ownParser(type);
    }

    /** A whole number of bytes may also be written as a size. */
    static long bytes(String text) {
        return DataSize.parse(text).bytes();
    }

    private static Long wholeNumber(String text, long least, long most) {
        try {
            long value = Long.parseLong(text.strip().replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a whole number", e);
        }
        throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
    }

    private static Object number(String text) {
        try {
            double value = Double.parseDouble(text.strip());
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("must be a number", e);
        }
        throw new IllegalArgumentException("must be a finite number");
    }

    private static Object truth(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        };
    }

    private static Object path(String text) {
        try {
            if (!text.isBlank()) {
                return Path.of(text.strip());
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("must be a path", e);
        }
        throw new IllegalArgumentException("must be a path, not empty");
    }

    private static Object constant(Class<?> type, String text) {
        Object[] constants = type.getEnumConstants();
        return Arrays.stream(constants == null ? new Object[0] : constants)
                .filter(constant -> kebab(constant).equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Scalars::kebab)
                                .collect(Collectors.joining(", "))));
    }

    private static String kebab(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Function<String, Object>> ownParser(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("parse")
                        && Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && type.isAssignableFrom(method.getReturnType())
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst()
                .map(method -> text -> call(method, text));
    }

    private static Object call(Method parse, String text) {
        try {
            parse.setAccessible(true);
            return parse.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(parse + " failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(parse + " cannot be called", e);
        }
    }
}
