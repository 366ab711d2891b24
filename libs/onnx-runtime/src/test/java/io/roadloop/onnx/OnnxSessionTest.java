package io.roadloop.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxSessionTest {
    private static final Size ODD = new Size(7, 5);

    private final OnnxRuntime runtime = OnnxRuntime.serving(OnnxDevice.CPU);
    private final byte[] file = TinyFile.giving(OutputKind.CLASSES, OutputKind.CONFIDENCE, OutputKind.LOGITS);

    @Test
    void shouldGiveTheClassesAndConfidencesOfAFrame() {
        try (OnnxSession session = runtime.open(file);
                Workspace workspace = Workspace.serving(ODD)) {
            workspace.put(0, plain(ODD, 0, 0, 255));
            session.run(workspace);
            Prediction prediction = workspace.prediction(0);

            assertThat(prediction.classes().histogram(3)).startsWith(0, 0, 35);
            assertThat(prediction.confidenceSize()).isEqualTo(new Size(2, 2));
            assertThat(prediction.confidence()).hasSize(4);
        }
    }

    @Test
    void shouldGiveEachFrameOfABatchItsOwnLogits() {
        try (OnnxSession session = runtime.open(file);
                Workspace workspace = new Workspace(2, ODD, List.of(new Output.Logits(3)))) {
            workspace.put(List.of(plain(ODD, 255, 0, 0), plain(ODD, 0, 51, 0)));
            session.run(workspace);

            assertThat(workspace.logits(0)).hasSize(3 * 35).startsWith(1).endsWith(0);
            assertThat(workspace.logits(1)[35]).isCloseTo(0.2f, within(1e-6f));
        }
    }

    @Test
    void shouldServeTheNextModelFromTheSameBuffers() {
        try (OnnxSession one = runtime.open(file);
                OnnxSession other = runtime.open(TinyFile.giving(OutputKind.CLASSES, OutputKind.CONFIDENCE));
                Workspace workspace = Workspace.serving(ODD)) {
            workspace.put(0, plain(ODD, 0, 255, 0));
            one.run(workspace);
            Prediction before = workspace.prediction(0);
            workspace.put(0, plain(ODD, 255, 0, 0));
            other.run(workspace);

            assertThat(before.classes().at(3, 3)).isEqualTo(1);
            assertThat(workspace.prediction(0).classes().at(3, 3)).isZero();
        }
    }

    @Test
    void shouldPredictFramesOfAnySizeAloneAndInBatches() {
        try (Predictor predictor = Predictor.load(file, 2)) {
            for (Size size : List.of(ODD, new Size(16, 12), ODD)) {
                List<RgbImage> frames = List.of(noise(size, 1), noise(size, 2), noise(size, 3));
                List<Prediction> together = predictor.predict(frames);

                for (int i = 0; i < frames.size(); i++) {
                    Prediction alone = predictor.predict(frames.get(i));
                    assertThat(together.get(i).classes().classes())
                            .isEqualTo(alone.classes().classes());
                    assertThat(together.get(i).confidence()).isEqualTo(alone.confidence());
                }
            }
        }
    }

    @Test
    void shouldSayWhatDoesNotRun() {
        assertThatThrownBy(() -> runtime.open("no model".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(OnnxFailedException.class)
                .hasMessageContaining("does not take the file");
        try (OnnxSession session = runtime.open(TinyFile.giving(OutputKind.CLASSES));
                Workspace workspace = Workspace.serving(ODD)) {
            assertThatThrownBy(() -> session.run(workspace))
                    .isInstanceOf(OnnxFailedException.class)
                    .hasMessageContaining("fails on 1 frame of 7x5");
            assertThatThrownBy(() -> workspace.put(0, plain(new Size(5, 7), 0, 0, 0)))
                    .hasMessageContaining("a frame of 5x7 does not fit 1 frame of 7x5");
            assertThatThrownBy(() -> workspace.logits(0)).hasMessageContaining("does not ask for logits");
        }
    }

    @Test
    void shouldRefuseWorkForNoFrameNoOutputAndNoThread() {
        assertThatThrownBy(() -> new Workspace(0, ODD, List.of(new Output.Classes())))
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> new Workspace(1, ODD, List.of())).hasMessageContaining("one output");
        assertThatThrownBy(() -> OnnxRuntime.passing(0)).hasMessageContaining("at least one thread, not 0");
    }

    private static RgbImage plain(Size size, int... colour) {
        byte[] rgb = new byte[Math.toIntExact(3 * size.pixels())];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) colour[i % 3];
        }
        return new RgbImage(size, rgb);
    }

    private static RgbImage noise(Size size, long seed) {
        byte[] rgb = new byte[Math.toIntExact(3 * size.pixels())];
        new Random(seed).nextBytes(rgb);
        return new RgbImage(size, rgb);
    }
}
