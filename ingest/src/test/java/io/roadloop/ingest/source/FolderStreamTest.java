package io.roadloop.ingest.source;

import static io.roadloop.ingest.source.TestFolders.frame;
import static io.roadloop.ingest.source.TestFolders.jpeg;
import static io.roadloop.ingest.source.TestFolders.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStreamTest {

    private static final FolderStream.Plan ONCE =
            new FolderStream.Plan("front", 1, false, Privacy.STREET, 100_000, 500);
    private static final FolderStream.Plan REPEATED =
            new FolderStream.Plan("front", 2, true, Privacy.STREET, 100_000, 0);

    @TempDir
    Path folder;

    @Test
    void shouldSendEveryVehiclesFramesInTheOrderOfTheirNamesSideBySide() throws InterruptedException {
        write(folder.resolve("b_2.JPG"), jpeg(1));
        write(folder.resolve("a_2.png"), jpeg(2));
        write(folder.resolve("a_1.jpeg"), jpeg(3));
        write(folder.resolve("notes.txt"), new byte[3]);

        List<Shot> shots = TestFolders.all(new FolderStream(FrameFolder.list(folder), ONCE));

        assertThat(shots)
                .extracting(shot -> frame(shot).frameId())
                .containsExactly("a/front/500", "b/front/500", "a/front/501");
        assertThat(shots)
                .extracting(Shot::at)
                .containsExactly(Duration.ZERO, Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(shots.get(0).origin()).endsWith("a_1.jpeg");
    }

    @Test
    void shouldTakeTheSubFolderForTheVehicleAndOneVehicleWhereNothingNamesIt() throws InterruptedException {
        write(folder.resolve("truck/x_1.jpg"), jpeg(1));
        write(folder.resolve("1.jpg"), jpeg(2));

        List<Shot> shots = TestFolders.all(new FolderStream(FrameFolder.list(folder), ONCE));

        assertThat(shots).extracting(shot -> frame(shot).vehicleId()).containsExactly("truck", "vehicle-1");
    }

    @Test
    void shouldStartAgainWithHigherSequencesWhenItRepeats() throws InterruptedException {
        write(folder.resolve("a_1.jpg"), jpeg(1));
        write(folder.resolve("a_2.jpg"), jpeg(2));

        List<Shot> shots = TestFolders.first(new FolderStream(FrameFolder.list(folder), REPEATED), 5);

        assertThat(shots).extracting(shot -> frame(shot).sequence()).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(shots.get(4).origin()).endsWith("a_1.jpg");
        assertThat(shots.get(4).at()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void shouldNameTheCauseWithoutReadingWhenAFileIsLargerThanAnyRecord() throws InterruptedException {
        write(folder.resolve("a_1.jpg"), new byte[100_001]);

        List<Shot> shots = TestFolders.all(new FolderStream(FrameFolder.list(folder), ONCE));

        assertThat(shots).singleElement().isInstanceOfSatisfying(Shot.Unreadable.class, shot -> {
            assertThat(shot.cause()).isEqualTo("image-too-many-bytes");
            assertThat(shot.origin()).endsWith("a_1.jpg");
        });
    }

    @Test
    void shouldSayWhatToDoWhenTheFolderIsMissingOrEmpty() {
        write(folder.resolve("readme.md"), "no frames".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FrameFolder.list(folder.resolve("nowhere")))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("check the path");
        assertThatThrownBy(() -> FrameFolder.list(folder))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("no .jpg, .jpeg or .png");
    }
}
