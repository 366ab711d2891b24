package io.roadloop.standalone.labelled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.ingest.source.FolderFrame;
import io.roadloop.ingest.source.LabelledFile;
import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {

    private static final Size SIZE = new Size(16, 12);
    private static final Size SMALL = new Size(8, 6);

    @TempDir
    private Path folder;

    @Test
    void shouldFindWhatIngestFindsSubFoldersToo() throws IOException {
        frame("a_1");
        mask("a_1", SIZE, 3);
        frame("truck/7");
        mask("truck/7", SIZE, 4);
        frame("truck/8");

        assertThat(labelled().files()).extracting(LabelledFile::name).containsExactly("a_1", "truck/7");
        assertThat(labelled().withoutMask()).extracting(FolderFrame::name).containsExactly("truck/8");
        assertThat(labelled().missingMasks()).contains("1 of the 3 frames have no mask in " + folder.resolve("labels"));
    }

    @Test
    void shouldResizeBothAndIgnoreWhatTheTaxonomyIgnores() throws IOException {
        frame("a_1");
        mask("a_1", SIZE, 11);

        LabelledFolder.Pair pair = labelled().read(labelled().files().get(0), SMALL);

        assertThat(pair.frame().size()).isEqualTo(SMALL);
        assertThat(pair.mask().size()).isEqualTo(SMALL);
        assertThat(pair.mask().classes()).containsOnly((byte) LabelMask.IGNORE);
    }

    @Test
    void shouldNameFileAndRuleWhenAMaskHasAnotherSizeThanItsFrame() throws IOException {
        frame("a_1");
        mask("a_1", SMALL, 3);
        List<LabelledFile> files = labelled().files();

        assertThatThrownBy(() -> labelled().read(files.get(0), SMALL))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("a_1.png: mask-size, the mask is 8x6, but its frame ")
                .hasMessageEndingWith("a_1.png is 16x12");
    }

    @Test
    void shouldNameFileIndexAndClassesWhenAMaskIsOfAnotherTaxonomy() throws IOException {
        frame("a_1");
        mask("a_1", SIZE, 18);
        List<LabelledFile> files = labelled().files();

        assertThatThrownBy(() -> labelled().read(files.get(0)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(
                        "a_1.png: mask-class, the mask holds the index 18, and camvid-11 has 11 classes (0 sky")
                .hasMessageEndingWith("and ignores 11, 255");
    }

    private LabelledFolder labelled() {
        return LabelledFolder.list(folder.resolve("frames"), folder.resolve("labels"), Taxonomies.CAMVID_11);
    }

    private void frame(String name) throws IOException {
        write("frames/" + name, ImageWriter.png(new RgbImage(SIZE, new byte[(int) SIZE.pixels() * 3])));
    }

    private void mask(String name, Size size, int index) throws IOException {
        byte[] classes = new byte[(int) size.pixels()];
        Arrays.fill(classes, (byte) index);
        write("labels/" + name, MaskCodec.encode(new LabelMask(size, classes), Taxonomies.CAMVID_11));
    }

    private void write(String name, byte[] png) throws IOException {
        Path file = folder.resolve(name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, png);
    }
}
