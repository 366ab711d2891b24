package io.roadloop.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "10s, PT10S",
        "500ms, PT0.5S",
        "1.5m, PT90S",
        "2h, PT2H",
        "7d, PT168H",
        "250us, PT0.00025S",
        "3ns, PT0.000000003S",
        "PT10S, PT10S",
        "pt1m, PT1M",
        "' 10 s ', PT10S",
        "0s, PT0S"
    })
    void shouldReadDurationsAsPeopleWriteThem(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "-5s", "1,5s", "10 sec", "1e3s", "999999999999999d"})
    void shouldRefuseDurationsWithoutAUnitOrSense(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be a duration");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "512, 512",
        "1b, 1",
        "4KB, 4000",
        "4kib, 4096",
        "1.5 MiB, 1572864",
        "2GiB, 2147483648",
        "1TB, 1000000000000"
    })
    void shouldReadSizes(String text, long bytes) {
        assertThat(DataSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "4XB", "0.3", "1e3", "99999999TiB", "4 Mi B"})
    void shouldRefuseSizesThatAreNone(String text) {
        assertThatThrownBy(() -> DataSize.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1000, 1024, 1536, 4L << 20, 3L << 30, Long.MAX_VALUE})
    void shouldPrintSizesThatReadBack(long bytes) {
        assertThat(DataSize.parse(new DataSize(bytes).toString()).bytes()).isEqualTo(bytes);
    }
}
