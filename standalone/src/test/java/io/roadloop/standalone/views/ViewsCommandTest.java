package io.roadloop.standalone.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.picture.Sheet;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.Augmented;
import io.roadloop.trainer.view.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewsCommandTest {
    @Test
    void shouldDrawTheSamePicturesForTheSameSeed(@TempDir Path folder) throws IOException {
        CommandRun one =
                CommandRun.of("study", "views", "--out", folder.resolve("one").toString());
        CommandRun other =
                CommandRun.of("study", "views", "--out", folder.resolve("other").toString());

        assertThat(one.code()).as(one.complained()).isZero();
        assertThat(other.code()).isZero();
        for (ViewSheet sheet : ViewSheet.all()) {
            assertThat(folder.resolve("one").resolve(sheet.file()))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(sheet.file()));
            assertThat(Files.size(folder.resolve("one").resolve(sheet.file()))).isGreaterThan(50_000);
        }
    }

    @Test
    void shouldShowTheFrameAsItWasAndAsTheViewHasIt() {
        Augmentation flip = new Augmentation(1, Augmentation.Scale.NONE, Augmentation.Jitter.NONE);
        try (SceneStudio studio = new SceneStudio(1)) {
            List<Sheet.Cell> cells = studio.beforeAndAfter(new Augmented(new Source(Pool.LABELLED), flip, 0), 1);

            byte[] before = ((Sheet.Mask) cells.get(1)).mask().classes();
            byte[] after = ((Sheet.Mask) cells.get(3)).mask().classes();
            int width = ((Sheet.Mask) cells.get(1)).mask().size().width();
            int right = 0;
            for (int i = 0; i < before.length; i++) {
                int mirrored = i - i % width + width - 1 - i % width;
                right += before[i] == after[mirrored] ? 1 : 0;
            }
            assertThat(right).isEqualTo(before.length);
            assertThat(((Sheet.Frame) cells.get(2)).image()).isNotEqualTo(((Sheet.Frame) cells.get(0)).image());
        }
    }
}
