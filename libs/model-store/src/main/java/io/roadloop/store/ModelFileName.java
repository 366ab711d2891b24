package io.roadloop.store;

import java.util.regex.Pattern;

/**
 * Name of a model file inside its folder in a store. A plain name: it comes with a release record, and must not lead
 * anywhere else.
 *
 * @param name letters, digits, dot, dash and underscore; begins with a letter or digit; at most 64 characters
 */
public record ModelFileName(String name) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** What every store of Roadloop writes. */
    public static final ModelFileName STANDARD = new ModelFileName("model.onnx");

    public ModelFileName {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("model file name '" + Shown.briefly(name)
                    + "': must be a plain name of letters, digits, dot, dash and underscore, at most 64 characters");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
