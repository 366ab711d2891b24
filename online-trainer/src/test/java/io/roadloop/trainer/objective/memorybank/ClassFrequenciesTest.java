package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.objective.GivenStep;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Memory.Content;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Targets;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassFrequenciesTest {
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final View STREAM = new Source(Pool.STREAM);
    private static final Taxonomy THREE = new Taxonomy(
            "three",
            List.of(new ClassSpec("road", 1, 1, 1), new ClassSpec("car", 2, 2, 2), new ClassSpec("pole", 3, 3, 3)));
    private static final ClassWindows LAW = new ClassWindows(
            "frequencies", LABELLED, 2, new ModelName("teacher"), STREAM, 2, Stretch.NONE, Optional.of(THREE));

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final Kernels kernels = Kernels.load(manager);
    private final ClassFrequencies frequencies = LAW.begin(new Ground(manager, 3, Map.of()));

    @AfterEach
    void close() {
        kernels.close();
        manager.close();
    }

    @Test
    void shouldCountLabelsUntilThereAreEnoughAndSlideOverTheStream() {
        frequencies.watch(step(new float[] {0, 0, 255}, 1));
        frequencies.watch(step(new float[] {0, 1, 255}, 2));
        frequencies.watch(step(new float[] {2, 2, 2}, 2));

        assertThat(frequencies.pixels()).containsExactly(3, 1, 6);
        assertThat(frequencies.filled()).isTrue();
        assertThat(frequencies.unlabelled()).containsExactly("pole");
    }

    @Test
    void shouldWeighAllClassesAlikeUntilBothWindowsAreFull() {
        frequencies.watch(step(new float[] {0, 0, 1}, 1));

        NDArray weights = balance();

        assertThat(weights.toFloatArray()).containsExactly(1, 1, 1);
    }

    @Test
    void shouldWeighByClassOnceBothWindowsAreFull() {
        frequencies.watch(step(new float[] {0, 0, 1}, 0));
        frequencies.watch(step(new float[] {0, 0, 2}, 0));

        NDArray weights = balance();

        assertThat(weights.toFloatArray()).containsExactly((float) Math.sqrt(0.1), 1, 0);
    }

    @Test
    void shouldGoOnFromItsContentAsIfNothingHadHappened() {
        frequencies.watch(step(new float[] {0, 0, 1}, 1));
        ClassFrequencies other = LAW.begin(new Ground(manager, 3, Map.of()));

        other.restore(frequencies.content());
        other.watch(step(new float[] {2, 2, 2}, 2));
        frequencies.watch(step(new float[] {2, 2, 2}, 2));
        other.watch(step(new float[] {2, 2, 2}, 0));
        frequencies.watch(step(new float[] {2, 2, 2}, 0));

        assertThat(other.pixels()).isEqualTo(frequencies.pixels());
        assertThat(other.content().counters()).isEqualTo(frequencies.content().counters());
        assertThat(other.content().arrays().get("stream"))
                .isEqualTo(frequencies.content().arrays().get("stream"));
    }

    @Test
    void shouldRefuseAForeignContentAndKeepItsOwn() {
        frequencies.watch(step(new float[] {0, 0, 1}, 1));

        assertThatThrownBy(() -> frequencies.restore(new Content(Map.of(), Map.of("labelled-images", 1L))))
                .hasMessageContaining("memory frequencies: labelled-class-0 is missing");
        assertThat(frequencies.pixels()).containsExactly(2, 4, 0);
    }

    @Test
    void shouldNameAWindowWithoutRoom() {
        assertThatThrownBy(() -> new ClassWindows(
                        "rare", LABELLED, 0, new ModelName("teacher"), STREAM, 2, Stretch.NONE, Optional.empty()))
                .hasMessageContaining("memories.rare.class-windows.labelled-images")
                .hasMessageContaining("at least 1");
    }

    private NDArray balance() {
        NDArray labels =
                manager.create(new float[] {0, 1, 255}, new Shape(1, 1, 3)).toType(DataType.UINT8, false);
        return new ClassBalance(LAW)
                .weights(new GivenStep(manager, kernels, 3).with(LAW, frequencies), LABELLED, new Targets(labels));
    }

    /** One labelled image of three pixels, and one of the stream of three pixels that the teacher holds for a class. */
    private GivenStep step(float[] labels, int said) {
        NDArray given = manager.create(labels, new Shape(1, 1, 3)).toType(DataType.UINT8, false);
        float[] logits = new float[9];
        Arrays.fill(logits, said * 3, said * 3 + 3, 1);
        return new GivenStep(manager, kernels, 3)
                .with(LABELLED, new Scene(given, Optional.of(given)))
                .with(LAW.pseudoLabels(), new Reading(manager.create(logits, new Shape(1, 3, 1, 3))));
    }
}
