package io.roadloop.kit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyFilesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKnowTheTaxonomiesThatShip() {
        assertThat(TaxonomyFiles.resolve("camvid-11")).isEqualTo(Taxonomies.CAMVID_11);
    }

    @Test
    void shouldReadOnesOwnTaxonomy() throws IOException {
        Path file = write("""
                name: yard-2
                classes:
                  - { name: ground, color: "#804080" }
                  - { name: forklift, color: 255 0 10 }
                """);

        assertThat(TaxonomyFiles.resolve(file.toString()))
                .isEqualTo(new Taxonomy(
                        "yard-2",
                        List.of(new ClassSpec("ground", 128, 64, 128), new ClassSpec("forklift", 255, 0, 10))));
    }

    @Test
    void shouldReadWhichIndicesOnesOwnMasksIgnore() throws IOException {
        Path file = write("{ name: x, classes: [{ name: a, color: 1 1 1 }], ignored: [1, 9] }");

        assertThat(TaxonomyFiles.resolve(file.toString()).ignored()).containsExactly(1, 9);
    }

    @ParameterizedTest
    @CsvSource({"camvid-12", "/no/such/file.yaml", "''"})
    void shouldNameTheKnownOnesForAnUnknownName(String name) {
        assertThatThrownBy(() -> TaxonomyFiles.resolve(name))
                .isInstanceOf(UserErrorException.class)
                .hasMessage("unknown taxonomy '" + name
                        + "': use one of camvid-11, cityscapes-19, or the path of a YAML file of your own");
    }

    @Test
    void shouldTakeANameThatCannotBeAPathForUnknown() {
        assertThatThrownBy(() -> TaxonomyFiles.resolve("a\u0000b")).isInstanceOf(UserErrorException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name: x                                                                    | classes | must be set
                    { name: x, classes: [] }                                                   | file    | 1 to 255
                    { name: x, classes: [{ name: a, color: red }] }                            | classes[0].color = red | must be a colour
                    { name: x, classes: [{ name: a, color: '#80408' }] }                       | classes[0].color | must be a colour
                    { name: x, classes: [{ name: a, color: 256 0 0 }] }                        | classes[0].color | [0, 255]
                    { name: x, classes: [{ name: a, colour: red }] }                           | classes[0].colour | is not a setting
                    { name: x, classes: [{ name: a, color: 1 1 1 }], ignored: [0] }            | index 0 | must lie above
                    { name: x, classes: [{ name: a, color: 1 1 1 }, { name: a, color: 1 1 1 }] } | file  | twice
                    """)
    void shouldSayWhatIsWrongWithAFileInOneLine(String yaml, String where, String rule) throws IOException {
        Path file = write(yaml);

        assertThatThrownBy(() -> TaxonomyFiles.resolve(file.toString()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(rule)
                .hasMessageContaining(file.toString());
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), yaml);
    }
}
