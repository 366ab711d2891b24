package io.roadloop.kit.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheEffectiveSettingsAsCalmYaml() {
        assertThat(new Loading().set("open", "false").settings().render())
                .startsWith("name: garage\ncars: 4\n")
                .contains("share: 0.25\nopen: false\n")
                .contains("teaching:\n  minimum-share: 0.5\n");
    }

    @Test
    void shouldReadBackWhatItPrints() {
        Settings<Garage> first = new Loading()
                .set("name", "0123")
                .set("tags", "a,b")
                .set("folder", "/with space: and colon")
                .set("kafka.properties.odd", "true # no: comment")
                .set("kafka.properties.star", "*.example.org")
                .set("kafka.properties.minus", "-1")
                .set("kafka.properties.dash", "- x")
                .set("kafka.properties.quote", "'\"x")
                .set("kafka.properties.null", "null")
                .set("kafka.properties.empty", "")
                .set("kafka.properties.lines", "a\nb")
                .settings();

        Garage second = new Loading()
                .file(folder.resolve("printed.yaml"), first.render())
                .value();

        assertThat(second).isEqualTo(first.value());
    }
}
