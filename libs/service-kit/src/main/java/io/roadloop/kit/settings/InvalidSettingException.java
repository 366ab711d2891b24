package io.roadloop.kit.settings;

import io.roadloop.kit.UserErrorException;
import org.jspecify.annotations.Nullable;

/**
 * A setting has a value that its rule does not allow. The message is one line, {@code key = value: rule}; a secret's
 * value is masked.
 */
public final class InvalidSettingException extends UserErrorException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final @Nullable String shown;
    private final String rule;

    /**
     * @param key the setting's full key, e.g. {@code teaching.minimum-share}
     * @param value as given; masked where the key is a secret's
     * @param rule what must hold, e.g. {@code must lie in (0, 1]}
     */
    public InvalidSettingException(String key, Object value, String rule) {
        this(key, Secrets.masked(key, String.valueOf(value)), rule, "", null);
    }

    private InvalidSettingException(
            String key, @Nullable String shown, String rule, String origin, @Nullable Throwable cause) {
        super(message(key, shown, rule, origin), cause);
        this.key = key;
        this.shown = shown;
        this.rule = rule;
    }

    /** For a group of settings or one that is missing: there is no single value to show. */
    static InvalidSettingException withoutValue(String key, String rule) {
        return new InvalidSettingException(key, null, rule, "", null);
    }

    /** The same complaint under the key's true path, and with where the value was set. */
    InvalidSettingException at(String trueKey, String origin) {
        return new InvalidSettingException(trueKey, shown, rule, origin, this);
    }

    /** The setting's key. */
    public String key() {
        return key;
    }

    /** What must hold. */
    public String rule() {
        return rule;
    }

    private static String message(String key, @Nullable String shown, String rule, String origin) {
        String subject = key.isEmpty() ? "settings" : key;
        return subject + (shown == null ? "" : " = " + shown) + (origin.isEmpty() ? "" : " (" + origin + ")") + ": "
                + rule;
    }
}
