package io.roadloop.kit.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A colour written {@code #804080} or {@code 128 64 128}.
 *
 * @param red in [0, 255]
 * @param green in [0, 255]
 * @param blue in [0, 255]
 */
record Colour(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");
    private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,3})[ ,]+([0-9]{1,3})[ ,]+([0-9]{1,3})");

    Colour {
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException("each part of a colour must lie in [0, 255]");
        }
    }

    public static Colour parse(String text) {
        Matcher hex = HEX.matcher(text.strip());
        if (hex.matches()) {
            return of(hex, 16);
        }
        Matcher decimal = DECIMAL.matcher(text.strip());
        if (decimal.matches()) {
            return of(decimal, 10);
        }
        throw new IllegalArgumentException("must be a colour such as \"#804080\" or 128 64 128");
    }

    private static Colour of(Matcher parts, int radix) {
        return new Colour(
                Integer.parseInt(parts.group(1), radix),
                Integer.parseInt(parts.group(2), radix),
                Integer.parseInt(parts.group(3), radix));
    }
}
