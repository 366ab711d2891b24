package io.roadloop.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.settings.Settings;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestSettingsTest {

    @Test
    void shouldDriveTheStreetInRealTimeByDefault() {
        IngestSettings settings = load(Map.of());

        SourceSettings source = settings.source();
        assertThat(source.kind()).isEqualTo(SourceSettings.Kind.STREET);
        assertThat(source.pace()).isEqualTo(SourceSettings.Pacing.REAL_TIME);
        assertThat(source.vehicles()).isEqualTo(4);
        assertThat(source.framesPerSecond()).isEqualTo(1);
        assertThat(source.size()).isEmpty();
        assertThat(source.repeat()).isFalse();
        assertThat(source.driftDuration()).isEqualTo(Duration.ofMinutes(6));
        assertThat(settings.labels())
                .isEqualTo(new LabelSettings("camvid-11", "target", Optional.empty(), 1, Optional.empty(), 24, 32, 8));
        assertThat(settings.checks().limits()).isEqualTo(ImageLimits.DEFAULT);
        assertThat(settings.checks().pixels()).isTrue();
        assertThat(settings.checks().forwardBroken()).isFalse();
        assertThat(settings.publish()).isEqualTo(new PublishSettings(64, 95, Duration.ofSeconds(10)));
    }

    @Test
    void shouldTakeAFolderAndASize() {
        IngestSettings settings =
                load(Map.of("source.kind", "folder", "source.folder", "/data/frames", "source.size", "240x180"));

        assertThat(settings.source().folder()).contains(Path.of("/data/frames"));
        assertThat(settings.source().size()).contains(new Size(240, 180));
    }

    @ParameterizedTest
    @CsvSource({
        "source.kind, folder",
        "source.kind, video",
        "source.vehicles, 0",
        "source.frames-per-second, 0",
        "source.frames-per-second, NaN",
        "source.size, 240",
        "source.drift-duration, 0s",
        "source.pace, slow",
        "labels.share, 1.5",
        "labels.domain, a b",
        "labels.initial, -1",
        "labels.per-minute, -1",
        "checks.maximum-bytes, 0",
        "publish.maximum-in-flight, 0",
        "publish.jpeg-quality, 101"
    })
    void shouldNameTheKeyWhenAValueIsBad(String key, String value) {
        assertThatThrownBy(() -> load(Map.of(key, value)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(key);
    }

    private static IngestSettings load(Map<String, String> overrides) {
        return Settings.load(IngestSettings.class, "ingest-defaults.yaml", Optional.empty(), overrides, Map.of());
    }
}
