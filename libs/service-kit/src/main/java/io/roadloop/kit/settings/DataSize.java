package io.roadloop.kit.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written {@code 512}, {@code 512KiB}, {@code 4MiB}, {@code 1.5GiB} (powers of 1024) or {@code 4MB}
 * (powers of 1000).
 *
 * @param bytes at least 0
 */
public record DataSize(long bytes) {

    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)");
    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("b", 1L),
            Map.entry("kb", 1_000L),
            Map.entry("mb", 1_000_000L),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("tb", 1_000_000_000_000L),
            Map.entry("kib", 1L << 10),
            Map.entry("mib", 1L << 20),
            Map.entry("gib", 1L << 30),
            Map.entry("tib", 1L << 40));

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size of " + bytes + " bytes: must be at least 0");
        }
    }

    /**
     * Reads one of the forms above; case and spaces before the unit do not matter.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static DataSize parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException("must be a size such as 512KiB, 4MiB or 1GiB");
        }
        try {
            return new DataSize(new BigDecimal(form.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("must be a whole number of bytes below 8 EiB", e);
        }
    }

    /** The largest binary unit in which the size is whole. */
    @Override
    public String toString() {
        if (bytes > 0 && bytes % (1L << 30) == 0) {
            return (bytes >> 30) + "GiB";
        }
        if (bytes > 0 && bytes % (1L << 20) == 0) {
            return (bytes >> 20) + "MiB";
        }
        return bytes > 0 && bytes % (1L << 10) == 0 ? (bytes >> 10) + "KiB" : bytes + "B";
    }
}
