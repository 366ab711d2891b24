package io.roadloop.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsLayersTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("mine.yaml");
    }

    @Test
    void shouldBindEveryKindOfValueFromTheDefaults() {
        assertThat(new Loading().value())
                .isEqualTo(new Garage(
                        "garage",
                        4,
                        120_000,
                        0.25,
                        true,
                        Duration.ofSeconds(10),
                        Path.of("/var/garage"),
                        new DataSize(4L << 20),
                        new Size(240, 180),
                        Garage.FuelKind.DIESEL_HYBRID,
                        Optional.empty(),
                        List.of("red", "4x4"),
                        new Garage.Limits(4L << 20, 16_000_000),
                        new Garage.Kafka("127.0.0.1:9092", Map.of("client.id", "garage")),
                        new Garage.Teaching(0.5, new Garage.Spread(1, 9)),
                        List.of(new Garage.Door(Garage.Side.LEFT, 80))));
    }

    @Test
    void shouldLoadTheRecordAloneWhenNobodyWantsTheRendering() {
        assertThat(Settings.load(Garage.class, "garage-defaults.yaml", Optional.empty(), Map.of("cars", "9"), Map.of())
                        .cars())
                .isEqualTo(9);
    }

    @Test
    void shouldLetTheFileWinOverTheDefaultsKeyByKey() {
        Garage garage = new Loading()
                .file(file, "cars: 7\nteaching:\n  spread:\n    most: 20\n")
                .value();

        assertThat(garage.cars()).isEqualTo(7);
        assertThat(garage.teaching()).isEqualTo(new Garage.Teaching(0.5, new Garage.Spread(1, 20)));
    }

    @Test
    void shouldTakeDottedKeysInTheFile() {
        assertThat(new Loading()
                        .file(file, "teaching.minimum-share: 0.75\n")
                        .value()
                        .teaching()
                        .minimumShare())
                .isEqualTo(0.75);
    }

    @Test
    void shouldLetTheEnvironmentWinOverTheFile() {
        Garage garage = new Loading()
                .file(file, "cars: 7\n")
                .environment("ROADLOOP_CARS", "8")
                .environment("ROADLOOP_TEACHING_MINIMUM_SHARE", "0.125")
                .value();

        assertThat(garage.cars()).isEqualTo(8);
        assertThat(garage.teaching().minimumShare()).isEqualTo(0.125);
    }

    @Test
    void shouldLetTheCommandLineWinOverTheEnvironment() {
        assertThat(new Loading()
                        .environment("ROADLOOP_CARS", "8")
                        .set("cars", "9")
                        .value()
                        .cars())
                .isEqualTo(9);
    }

    @Test
    void shouldLeaveVariablesAloneThatMatchNoKey() {
        assertThat(new Loading()
                        .environment("ROADLOOP_LOG", "DEBUG")
                        .environment("ROADLOOP_CARSS", "99")
                        .environment("CARS", "99")
                        .value()
                        .cars())
                .isEqualTo(4);
    }

    @Test
    void shouldAddToAFreeMapFromEverywhere() {
        Garage garage = new Loading()
                .file(file, "kafka:\n  properties:\n    security.protocol: SASL_SSL\n")
                .environment("ROADLOOP_KAFKA_PROPERTIES_SSL_TRUSTSTORE_LOCATION", "/trust.jks")
                .set("kafka.properties.linger.ms", "5")
                .value();

        assertThat(garage.kafka().properties())
                .containsOnly(
                        entry("client.id", "garage"),
                        entry("security.protocol", "SASL_SSL"),
                        entry("ssl.truststore.location", "/trust.jks"),
                        entry("linger.ms", "5"));
    }

    @Test
    void shouldSetAndUnsetAnOptional() {
        assertThat(new Loading().file(file, "owner: Ada\n").value().owner()).contains("Ada");
        assertThat(new Loading()
                        .file(file, "owner: Ada\n")
                        .set("owner", "")
                        .value()
                        .owner())
                .isEmpty();
    }

    @Test
    void shouldReadAListFromOneTextWithCommas() {
        assertThat(new Loading().set("tags", "blue, fast ,").value().tags()).containsExactly("blue", "fast");
        assertThat(new Loading().set("tags", "").value().tags()).isEmpty();
    }

    @Test
    void shouldReplaceAListAsAWhole() {
        Garage garage = new Loading()
                .file(file, "doors: [{ side: RIGHT, width: 90 }]\n")
                .value();

        assertThat(garage.doors()).containsExactly(new Garage.Door(Garage.Side.RIGHT, 90));
    }

    @Test
    void shouldKeepTextAsItIsWrittenWhereYamlWouldSeeANumber() {
        Garage garage = new Loading()
                .file(file, "name: 0123\ntags: [1.10, yes, 1e3]\nkafka: { properties: { sasl.password: 007 } }\n")
                .value();

        assertThat(garage.name()).isEqualTo("0123");
        assertThat(garage.tags()).containsExactly("1.10", "yes", "1e3");
        assertThat(garage.kafka().properties()).containsEntry("sasl.password", "007");
    }

    @Test
    void shouldReadAnEmptyFileAsNoChange() {
        assertThat(new Loading().file(file, "# nothing yet\n").value().cars()).isEqualTo(4);
        assertThat(new Loading().file(file, "teaching:\nkafka:\n").value()).isEqualTo(new Loading().value());
    }
}
