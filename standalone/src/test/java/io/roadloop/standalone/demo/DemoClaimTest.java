package io.roadloop.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClaimTest {

    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void nameAFolder() {
        out = folder.resolve("demo");
    }

    @Test
    void shouldDeleteWhatAnEarlierDemoLeftAndNothingElse() throws IOException {
        // Given
        runOnce();
        Path notes = Files.createFile(out.resolve("notes.txt"));

        // When
        try (DemoClaim claim = DemoClaim.of(out)) {
            claim.clear();
        }

        // Then
        assertThat(out.resolve("work/broker")).doesNotExist();
        assertThat(out.resolve("work/logs")).isDirectory();
        assertThat(notes).exists();
    }

    @Test
    void shouldDeleteNothingBeforeThePortsAreFound() throws IOException {
        runOnce();

        DemoClaim.of(out).close();

        assertThat(out.resolve("work/broker/data")).exists();
    }

    @Test
    void shouldRefuseAFolderWhileAnotherDemoHasIt() {
        try (DemoClaim first = DemoClaim.of(out)) {
            Path logs = first.clear().logs();

            assertThatThrownBy(() -> DemoClaim.of(out))
                    .isInstanceOf(UserErrorException.class)
                    .hasMessageContaining("in use by another demo");
            assertThat(logs).exists();
        }
        DemoClaim.of(out).close();
    }

    @Test
    void shouldRefuseAFolderThatHoldsAnythingAndNoMarker() throws IOException {
        Files.createDirectories(out.resolve("work"));

        assertThatThrownBy(() -> DemoClaim.of(out))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("holds work and no " + DemoClaim.MARKER);
        assertThat(out.resolve("work")).exists();
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Files.createFile(out);

        assertThatThrownBy(() -> DemoClaim.of(out)).hasMessageContaining("is a file; name a folder");
    }

    /** As if a demo had run and ended. */
    private void runOnce() throws IOException {
        try (DemoClaim claim = DemoClaim.of(out)) {
            Files.createDirectories(claim.clear().broker());
            Files.createFile(out.resolve("work/broker/data"));
        }
    }
}
