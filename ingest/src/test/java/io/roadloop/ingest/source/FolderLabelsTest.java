package io.roadloop.ingest.source;

import static io.roadloop.ingest.source.TestFolders.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLabelsTest {

    private static final FolderLabels.Plan TRAIN =
            new FolderLabels.Plan("front", LabelUse.TRAIN, Privacy.STREET, 100_000);

    @TempDir
    Path folder;

    private Path frames;
    private Path labels;

    @BeforeEach
    void makeTwelveLabelledFramesAndOneWithout() {
        frames = folder.resolve("frames");
        labels = folder.resolve("labels");
        TestFolders.labelled(
                frames, labels, IntStream.range(0, 12).mapToObj(i -> "a_" + i).toArray(String[]::new));
        TestFolders.write(frames.resolve("a_99.jpg"), TestFolders.jpeg(1));
    }

    @Test
    void shouldPairFramesAndMasksByNameUnderIdsThatStayTheSame() throws InterruptedException {
        List<Shot> shots = TestFolders.all(FolderLabels.of(FrameFolder.list(frames), labels, TRAIN));

        assertThat(shots).hasSize(12).allMatch(shot -> shot.at().isZero());
        assertThat(frame(shots.get(0)).frameId()).isEqualTo("a/front/train/a_0");
        assertThat(((Shot.Labelled) shots.get(0)).mask()).isEqualTo(TestFolders.mask(TestFolders.SIZE, 0));
    }

    @Test
    void shouldDrawTheSameShareForTheSameSeed() {
        FolderLabels all = FolderLabels.of(FrameFolder.list(frames), labels, TRAIN);

        assertThat(all.sampled(0.25, 1).size()).isEqualTo(3);
        assertThat(all.sampled(0.001, 1).size()).isEqualTo(1);
        assertThat(all.sampled(1, 1).size()).isEqualTo(12);
    }

    @Test
    void shouldPairInSubFoldersAndRefuseTwoFramesForOneMask() {
        TestFolders.labelled(frames, labels, "truck/7");
        assertThat(FolderLabels.of(FrameFolder.list(frames), labels, TRAIN).size())
                .isEqualTo(13);

        TestFolders.write(frames.resolve("truck/7.jpeg"), TestFolders.jpeg(1));
        FrameFolder listed = FrameFolder.list(frames);
        assertThatThrownBy(() -> FolderLabels.of(listed, labels, TRAIN))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("7.jpeg")
                .hasMessageContaining("have the same mask");
    }

    @Test
    void shouldSayWhichNamesAreExpectedWhenNoMaskFits() {
        FrameFolder listed = FrameFolder.list(frames);

        assertThatThrownBy(() -> FolderLabels.of(listed, folder, TRAIN))
                .isInstanceOf(FolderException.class)
                .hasMessageContaining("a.png");
        assertThatThrownBy(() -> FolderLabels.of(listed, folder.resolve("none"), TRAIN))
                .hasMessageContaining("no folder of labels");
    }
}
