package io.roadloop.inference.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.ReleaseRefusedException;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SegmentationModelFactoryTest {

    private static final Duration PATIENT = Duration.ofSeconds(5);

    @Test
    void shouldGiveAModelThatAnswersAsItsReleaseSays() throws Exception {
        Release release = release();
        try (SegmentationModel model = factory(PATIENT).load(release, TinyModels.darkAndBright(11, 1, 2, 20))) {
            assertThat(model.release()).isEqualTo(release);
        }
    }

    @Test
    void shouldRefuseAModelThatTakesLongerThanTheDeadline() {
        assertRefused(factory(Duration.ofNanos(1)), TinyModels.darkAndBright(11, 1, 2, 20), RefusalReason.TOO_SLOW);
    }

    @Test
    void shouldRefuseAModelThatGivesNoConfidence() {
        OnnxOptions classesOnly = new OnnxOptions(Set.of(OutputKind.CLASSES), Map.of());
        assertRefused(factory(PATIENT), TinyModels.darkAndBright(11, 1, 2, 20, classesOnly), RefusalReason.SELF_TEST);
    }

    @Test
    void shouldRefuseBytesThatOnnxRuntimeCannotLoad() {
        assertRefused(factory(PATIENT), "no model".getBytes(StandardCharsets.UTF_8), RefusalReason.LOAD_FAILED);
    }

    private static void assertRefused(SegmentationModelFactory factory, byte[] onnx, RefusalReason reason) {
        assertThatThrownBy(() -> factory.load(release(), onnx))
                .isInstanceOfSatisfying(ReleaseRefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    private static SegmentationModelFactory factory(Duration deadline) {
        return new SegmentationModelFactory(OnnxRuntime.serving(OnnxDevice.CPU), deadline);
    }

    private static Release release() {
        return new Release(
                1,
                ModelDigest.of(new byte[1]),
                ModelFileName.STANDARD,
                TestTrainer.INPUT,
                TestTrainer.TAXONOMY,
                Collections.nCopies(11, OptionalDouble.empty()),
                0,
                Instant.EPOCH);
    }
}
