package io.roadloop.kit.settings;

import java.util.function.Predicate;

/** The checks that configuration records make in their compact constructors. */
public final class Require {

    private Require() {}

    /**
     * Lets a value through that keeps its rule.
     *
     * @param key the setting's key; the loader corrects its prefix if the record lies elsewhere in the settings
     * @param rule ends a sentence that begins with the key, e.g. {@code must lie in (0, 1]}
     * @return the value
     * @throws InvalidSettingException if the predicate is false
     */
    public static <V> V that(String key, V value, Predicate<? super V> predicate, String rule) {
        if (!predicate.test(value)) {
            throw new InvalidSettingException(key, value, rule);
        }
        return value;
    }
}
