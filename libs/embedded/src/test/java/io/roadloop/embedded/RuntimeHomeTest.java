package io.roadloop.embedded;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimeHomeTest {

    @Test
    void shouldSayHowToBuildItWhenTheFolderIsMissingOrEmpty(@TempDir Path empty) {
        assertThatThrownBy(() -> new RuntimeHome(empty.resolve("none")))
                .isInstanceOf(RuntimeMissingException.class)
                .hasMessageContaining(empty.resolve("none").toString())
                .hasMessageContaining("mvn -q -pl libs/embedded -am process-resources");
        assertThatThrownBy(() -> new RuntimeHome(empty).brokerClasspath())
                .isInstanceOf(RuntimeMissingException.class)
                .hasMessageContaining("broker");
    }
}
