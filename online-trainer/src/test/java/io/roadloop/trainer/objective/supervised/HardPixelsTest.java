package io.roadloop.trainer.objective.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardPixelsTest {
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final ModelName STUDENT = new ModelName("student");
    private static final Lesson LESSON = Lesson.of(STUDENT, LABELLED, new GivenLabels());
    private static final String FEW_VALID = "05c_ohem_too_few_valid.json";
    private static final String LEAST_KEPT = "05b_ohem_min_kept_active.json";

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final GradientMode recording = GradientMode.on();

    @AfterEach
    void close() {
        recording.close();
        kernels.close();
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"05a_ohem_threshold_active.json", LEAST_KEPT, FEW_VALID})
    void shouldGiveTheValueAndTheGradientOfTheVector(String file) {
        Vector vector = Vector.named(file);
        NDArray logits = vector.input("logits", manager);
        Gradients.enable(new NDList(logits));
        NDArray labels = vector.labels("labels", manager);
        var params = vector.root().path("params");
        int kept = (int) Math.min(params.path("min_kept").intValue(), labels.size());

        NDArray loss = HardPixels.of(
                kernels, logits, labels, Optional.empty(), params.path("thresh").doubleValue(), kept);
        Gradients.backward(loss);

        assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected("loss")[0], within(1e-6));
        assertThat(Vector.doubles(logits.getGradient().toFloatArray()))
                .containsExactly(vector.expected("grad_logits"), within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05a_ohem_threshold_active.json", LEAST_KEPT, FEW_VALID})
    void shouldKeepThePixelsOfTheVector(String file) {
        Vector vector = Vector.named(file);
        NDArray labels = vector.labels("labels", manager);
        NDArray surprise = kernels.crossEntropyMap(vector.input("logits", manager), labels);
        var params = vector.root().path("params");
        int least = (int) Math.min(params.path("min_kept").intValue(), labels.size());

        NDArray kept = kernels.losses()
                .hardPixels(surprise, labels, params.path("thresh").doubleValue(), least);

        assertThat(Vector.doubles(kept.toFloatArray())).containsExactly(vector.expected("kept_mask"));
    }

    @Test
    void shouldKeepAShareOfTheBatchesPixels() {
        Vector vector = Vector.named(LEAST_KEPT);
        NDArray logits = vector.input("logits", manager);
        GivenStep step = new GivenStep(manager, kernels, 4)
                .with(new Reading.Key(STUDENT, LABELLED, Flow.GRADIENT), new Reading(logits))
                .with(LABELLED, new Scene(logits, Optional.of(vector.labels("labels", manager))));

        NDArray loss = new HardPixels(LESSON, 0.05, 25.0 / 40).loss(step);

        assertThat((double) loss.toFloatArray()[0]).isCloseTo(vector.expected("loss")[0], within(1e-6));
    }

    @Test
    void shouldBeZeroWhenNothingIsTaught() {
        Vector vector = Vector.named(FEW_VALID);
        NDArray logits = vector.input("logits", manager);
        NDArray nothing = vector.labels("labels", manager).mul(0).add(255);

        NDArray loss = HardPixels.of(kernels, logits, nothing, Optional.empty(), 0.7, 4);

        assertThat(loss.toFloatArray()[0]).isZero();
    }

    @Test
    void shouldRefuseAThresholdThatIsNoProbabilityAndAShareOfNothing() {
        assertThatThrownBy(() -> new HardPixels(LESSON, Double.NaN, 0.08))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("hard-pixels.threshold");
        assertThatThrownBy(() -> new HardPixels(LESSON, 0.7, 0))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("hard-pixels.share");
    }
}
