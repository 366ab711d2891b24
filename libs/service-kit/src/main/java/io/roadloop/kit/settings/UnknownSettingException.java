package io.roadloop.kit.settings;

import io.roadloop.kit.UserErrorException;
import java.util.List;

/** A key that no setting has, with the keys that come near it. */
public final class UnknownSettingException extends UserErrorException {

    private static final long serialVersionUID = 1;

    private final List<String> near;

    UnknownSettingException(String key, String origin, List<String> near) {
        super("unknown setting '" + key + "' (" + origin + "): "
                + (near.isEmpty()
                        ? "see --print-config for all of them"
                        : "did you mean " + String.join(", ", near) + "?"));
        this.near = List.copyOf(near);
    }

    /** Known keys that are like it, nearest first. */
    public List<String> near() {
        return near;
    }
}
