package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningStateTest {
    private static final LearningState STATE =
            new LearningState("digest", Map.of("b", new float[] {1.5f, -0f}, "a", new float[] {2}), Map.of("n", 3L));

    @Test
    void shouldReadWhatItWrote(@TempDir Path folder) {
        STATE.write(folder.resolve("state"));

        LearningState read = LearningState.read(folder.resolve("state"));

        assertThat(read.recipe()).isEqualTo("digest");
        assertThat(read.counters()).isEqualTo(STATE.counters());
        assertThat(read.arrays().get("a")).containsExactly(2f);
        assertThat(read.arrays().get("b")).containsExactly(1.5f, -0f);
    }

    @Test
    void shouldHaveTheSameDigestOnceReadAndAnotherWithAnotherBit(@TempDir Path folder) {
        STATE.write(folder.resolve("state"));
        LearningState other = new LearningState(
                "digest", Map.of("b", new float[] {1.5f, 0f}, "a", new float[] {2}), STATE.counters());

        LearningState read = LearningState.read(folder.resolve("state"));

        assertThat(read.digest()).isEqualTo(STATE.digest()).isNotEqualTo(other.digest());
    }

    @Test
    void shouldRefuseAChangedFile(@TempDir Path folder) throws IOException {
        STATE.write(folder);
        byte[] bytes = Files.readAllBytes(folder.resolve("state.bin"));
        bytes[5] ^= 1;
        Files.write(folder.resolve("state.bin"), bytes);

        assertThatThrownBy(() -> LearningState.read(folder))
                .isInstanceOf(DamagedStateException.class)
                .hasMessageContaining("does not have the digest");
    }

    @Test
    void shouldRefuseAFolderWithoutAState(@TempDir Path folder) {
        assertThatThrownBy(() -> LearningState.read(folder))
                .isInstanceOf(DamagedStateException.class)
                .hasMessageContaining("state.json is missing");
    }
}
