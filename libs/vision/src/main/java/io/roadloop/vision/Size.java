package io.roadloop.vision;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height of an image, in pixels.
 *
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})x([0-9]{1,9})");

    public Size {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("must be at least 1x1 pixels, not " + width + "x" + height);
        }
    }

    /**
     * Reads the form {@code 240x180}, width first.
     *
     * @throws IllegalArgumentException if the text has another form or a side is 0
     */
    public static Size parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("must look like 240x180 (width x height), not '" + text + "'");
        }
        return new Size(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    /** Width times height; as a long, because two large sides do not fit an int. */
    public long pixels() {
        return (long) width * height;
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return width + "x" + height;
    }
}
