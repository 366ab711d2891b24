package io.roadloop.store.release;

import io.roadloop.store.Shown;
import java.util.regex.Pattern;

/**
 * Names a signing key; also part of its files' names.
 *
 * @param name small letters, digits, dash and underscore; begins with a letter or digit; at most 48 characters
 */
public record KeyId(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,47}");

    public KeyId {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("key id '" + Shown.briefly(name)
                    + "': must be small letters, digits, dash and underscore, at most 48 characters");
        }
    }

    /** The id of a text; also how settings read one. */
    public static KeyId parse(String text) {
        return new KeyId(text.strip());
    }

    @Override
    public String toString() {
        return name;
    }
}
