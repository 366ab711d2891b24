package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no journal are refused, whatever is in them. */
class RoundRecordTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                     | it is empty
                    null                   | a line says null
                    {}                     | no parent
                    {"round": 1, "steps":  | Unexpected end-of-input
                    """)
    void shouldRefuseAHeaderThatIsNone(String content, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("round-000001.jsonl"), content);

        assertThatThrownBy(() -> RoundRecord.header(file))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("round-000001.jsonl is no journal that this version of Roadloop can replay")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAJournalWithoutSteps() throws IOException {
        Path file = Files.writeString(folder.resolve("round-000001.jsonl"), "{}\n{}\n");

        assertThatThrownBy(() -> RoundRecord.read(file))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("has 2 lines");
    }

    @Test
    void shouldSayThatAJournalIsNotThere() {
        assertThatThrownBy(() -> RoundRecord.header(folder.resolve("round-000001.jsonl")))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("round-000001.jsonl cannot be read");
    }
}
