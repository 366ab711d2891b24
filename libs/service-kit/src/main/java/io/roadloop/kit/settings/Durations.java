package io.roadloop.kit.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 10s}, {@code 1.5m}, {@code 2h}, {@code 7d}, {@code PT10S}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(ns|us|ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ns", Duration.ofNanos(1),
            "us", Duration.ofNanos(1_000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final String RULE = "must be a duration such as 500ms, 10s, 5m, 2h, 7d or PT10S";

    private Durations() {}

    /** @throws IllegalArgumentException for another form; a bare number has no unit and is refused */
    public static Duration parse(String text) {
        String form = text.strip();
        Matcher brief = FORM.matcher(form.toLowerCase(Locale.ROOT));
        try {
            if (brief.matches()) {
                BigDecimal nanos = new BigDecimal(brief.group(1))
                        .multiply(BigDecimal.valueOf(unit(brief.group(2)).toSeconds())
                                .movePointRight(9)
                                .add(BigDecimal.valueOf(unit(brief.group(2)).toNanosPart())));
                BigDecimal[] parts =
                        nanos.setScale(0, RoundingMode.HALF_UP).divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
                return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
            }
            return Duration.parse(form);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException(RULE, e);
        }
    }

    private static Duration unit(String name) {
        Duration unit = UNITS.get(name);
        if (unit == null) {
            throw new IllegalArgumentException(RULE);
        }
        return unit;
    }
}
