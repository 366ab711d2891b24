package io.roadloop.kit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    private Path folder;

    private Path made;

    @BeforeEach
    void make() throws IOException {
        made = folder.resolve("round.part");
        Files.createDirectories(made.resolve("learning"));
        Files.writeString(made.resolve("learning/state.bin"), "new");
    }

    @Test
    void shouldPutAMadeFolderInItsPlace() throws IOException {
        Folders.publish(made, folder.resolve("round"));

        assertThat(folder.resolve("round/learning/state.bin")).hasContent("new");
        assertThat(made).doesNotExist();
    }

    @Test
    void shouldLeaveNothingOfTheFolderThatWasThere() throws IOException {
        Path place = Files.createDirectories(folder.resolve("round"));
        Files.writeString(place.resolve("old"), "old");

        Folders.publish(made, place);

        assertThat(place.resolve("old")).doesNotExist();
        assertThat(place.resolve("learning/state.bin")).hasContent("new");
    }

    @Test
    void shouldDeleteAFolderAFileAndWhatIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("summary.json"), "{}");

        Folders.delete(made);
        Folders.delete(file);
        Folders.delete(folder.resolve("none"));

        assertThat(folder).isEmptyDirectory();
    }
}
