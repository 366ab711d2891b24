package io.roadloop.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsErrorsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("mine.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cars                   | many      | must be a whole number
                    cars                   | 4.5       | must be a whole number
                    cars                   | 3000000000 | must be a whole number from -2147483648 to 2147483647
                    mileage                | 1e5       | must be a whole number
                    share                  | half      | must be a number
                    share                  | NaN       | must be a finite number
                    open                   | yes       | must be true or false
                    timeout                | 10        | must be a duration such as 500ms, 10s, 5m, 2h, 7d or PT10S
                    folder                 | ''        | must be a path, not empty
                    cache                  | 4 parsecs | must be a size such as 512KiB, 4MiB or 1GiB
                    fuel-kind              | coal      | must be one of petrol, diesel-hybrid, electric
                    teaching.minimum-share | 1.5       | must lie in (0, 1]
                    teaching.spread.least  | 10        | must not exceed most
                    limits.maximum-bytes   | 4 parsecs | must be a size such as 512KiB, 4MiB or 1GiB
                    limits.maximum-bytes   | much      | must be a size such as 512KiB, 4MiB or 1GiB
                    """)
    void shouldNameKeyValueOriginAndRuleInOneLine(String key, String value, String rule) {
        assertThatThrownBy(() -> new Loading().set(key, value).value())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(key + " = " + value + " (set by --set): " + rule);
    }

    @Test
    void shouldNameTheFileThatSetABadValue() {
        assertThatThrownBy(() -> new Loading().file(file, "cars: many\n").value())
                .hasMessage("cars = many (in " + file + "): must be a whole number");
    }

    @Test
    void shouldNameTheVariableThatSetABadValue() {
        assertThatThrownBy(() -> new Loading()
                        .environment("ROADLOOP_TEACHING_MINIMUM_SHARE", "0")
                        .value())
                .hasMessage(
                        "teaching.minimum-share = 0.0 (set by ROADLOOP_TEACHING_MINIMUM_SHARE): must lie in (0, 1]");
    }

    @Test
    void shouldNameTheElementOfAListThatBreaksItsRule() {
        assertThatThrownBy(() -> new Loading()
                        .file(file, "doors:\n  - { side: left, width: 1 }\n  - { side: left, width: 0 }\n")
                        .value())
                .hasMessageStartingWith("doors[1].width = 0")
                .hasMessageEndingWith("must be positive");
    }

    @Test
    void shouldRefuseAnUnknownNameInAGroupOfAList() {
        assertThatThrownBy(() -> new Loading()
                        .file(file, "doors: [{ side: left, width: 1, colour: red }]\n")
                        .value())
                .hasMessageStartingWith("doors[0].colour")
                .hasMessageEndingWith("is not a setting; doors[0] has side, width");
    }

    @Test
    void shouldNameTheGroupWhoseConstructorComplainsOfAllOfIt() {
        assertThatThrownBy(() ->
                        new Loading().set("kafka.bootstrap-servers", "nowhere").value())
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("kafka: bootstrap-servers must look like host:port");
    }

    @Test
    void shouldTellTheRuleOfATypesOwnParser() {
        assertThatThrownBy(() -> new Loading().set("picture-size", "wide").value())
                .hasMessageStartingWith("picture-size = wide (set by --set): ")
                .hasMessageContaining("must look like 240x180");
    }

    @Test
    void shouldSayThatAValueMustBeSet() {
        assertThatThrownBy(() -> new Loading().file(file, "cars:\n").value())
                .hasMessage("cars (in " + file + "): must be set");
    }

    @Test
    void shouldRefuseAGroupWhereAValueBelongs() {
        assertThatThrownBy(() -> new Loading().file(file, "cars: { red: 1 }\n").value())
                .hasMessageStartingWith("cars (in ")
                .hasMessageEndingWith("must be one value, not a list or a group");
    }

    @Test
    void shouldRefuseAValueWhereAGroupBelongs() {
        assertThatThrownBy(() -> new Loading().set("teaching", "0.5").value())
                .hasMessageStartingWith("teaching: is a group of settings (set by --set)");
    }

    @ParameterizedTest
    @CsvSource({
        "carz, cars",
        "teaching.minimum-shar, teaching.minimum-share",
        "teachng.minimum-share, teaching.minimum-share",
        "minimum-share, teaching.minimum-share",
        "teaching.spread.mots, teaching.spread.most",
        "Fuel_Kind, fuel-kind",
        "kafka.bootstrap.servers, kafka.bootstrap-servers",
    })
    void shouldNameTheNearKeysOfAnUnknownOne(String wrong, String right) {
        assertThatThrownBy(() -> new Loading().set(wrong, "1").value())
                .isInstanceOfSatisfying(
                        UnknownSettingException.class,
                        e -> assertThat(e.near()).first().isEqualTo(right))
                .hasMessageStartingWith("unknown setting '" + wrong + "' (set by --set): did you mean " + right);
    }

    @Test
    void shouldPointToAllSettingsWhenNoKeyIsNear() {
        assertThatThrownBy(
                        () -> new Loading().file(file, "weather: { rain: 1 }\n").value())
                .hasMessage("unknown setting 'weather' (in " + file + "): see --print-config for all of them");
    }

    @ParameterizedTest
    @CsvSource({"teaching.", "cars.red", ".cars", "teaching..spread", "''"})
    void shouldRefuseKeysThatAreNone(String key) {
        assertThatThrownBy(() -> new Loading().set(key, "1").value()).isInstanceOf(UserErrorException.class);
    }

    @Test
    void shouldSayThatTheFileIsMissing() {
        assertThatThrownBy(() -> new Loading().file(file).value())
                .isInstanceOf(UserErrorException.class)
                .hasMessage(file + ": there is no such file; give the path of a YAML file");
    }

    @Test
    void shouldSayThatTheFileIsNoText() throws IOException {
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThatThrownBy(() -> new Loading().file(file).value()).hasMessage(file + ": must be text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'cars: [1, 2'           | , line 1, column
                    'cars: 1\\ncars: 2'     | the key 'cars' stands twice
                    '- cars'                | must be a YAML mapping of settings (key: value)
                    'cars: *red'            | not valid YAML
                    '{ [1]: 2 }'            | a key must be a plain word
                    'cars: \u0001'          | not valid YAML
                    """)
    void shouldSayWhatIsWrongWithTheYamlInOneLine(String yaml, String complaint) {
        assertThatThrownBy(() ->
                        new Loading().file(file, yaml.replace("\\n", "\n")).value())
                .isInstanceOf(UserErrorException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(complaint)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void shouldRefuseYamlThatIsNestedWithoutEnd() {
        String deep = "{ a: ".repeat(40) + "1" + " }".repeat(40);

        assertThatThrownBy(() -> new Loading().file(file, deep).value())
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("nested deeper");
    }

    @Test
    void shouldRefuseYamlThatHoldsItself() {
        assertThatThrownBy(() -> new Loading()
                        .file(file, "teaching: &t { spread: *t }\n")
                        .value())
                .isInstanceOf(UserErrorException.class);
    }
}
