package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.trainer.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContrastTest {
    private static final Vector VECTOR = Vector.named("12a_contrastive_memory.json");
    private static final int CLASSES = 4;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final GradientMode recording = GradientMode.on();
    private final NDArray predictions = VECTOR.input("pred_features", manager);
    private final NDArray predictionScores = VECTOR.input("pred_scores", manager);
    private final NDArray memory = VECTOR.input("memory_features", manager);
    private final NDArray memoryScores = VECTOR.input("memory_scores", manager);

    @BeforeEach
    void record() {
        Gradients.enable(new NDList(predictions, predictionScores, memoryScores));
    }

    @AfterEach
    void close() {
        recording.close();
        manager.close();
    }

    @Test
    void shouldGiveTheValueAndTheGradientsOfTheVector() {
        NDArray loss = Contrast.over(parts(1, MemoryWeights.NORMALISED), CLASSES, manager);
        Gradients.backward(loss);

        assertLoss(loss, "loss");
        assertGradient(predictions, "grad_pred_features");
        assertGradient(predictionScores, "grad_pred_scores");
        assertGradient(memoryScores, "grad_memory_scores");
    }

    @Test
    void shouldKeepTheDivisorWhenClassesHaveTooFewVectors() {
        NDArray loss = Contrast.over(parts(2, MemoryWeights.NORMALISED), CLASSES, manager);
        Gradients.backward(loss);

        assertLoss(loss, "loss_skip_singletons");
        assertGradient(predictions, "grad_pred_features_skip_singletons");
        assertGradient(predictionScores, "grad_pred_scores_skip_singletons");
        assertGradient(memoryScores, "grad_memory_scores_skip_singletons");
    }

    @Test
    void shouldCountMemoryVectorsAlikeWhenToldSo() {
        NDArray loss = Contrast.over(parts(2, MemoryWeights.ONE), CLASSES, manager);
        Gradients.backward(loss);

        assertLoss(loss, "loss_memory_weights_one");
        assertGradient(predictions, "grad_pred_features_memory_weights_one");
        assertGradient(predictionScores, "grad_pred_scores_memory_weights_one");
    }

    @Test
    void shouldGiveThePartOfEachClass() {
        List<NDArray> parts = parts(1, MemoryWeights.NORMALISED);

        assertThat(parts.stream().mapToDouble(part -> part.toFloatArray()[0]).toArray())
                .containsExactly(VECTOR.expected("per_class"), within(1e-6));
    }

    @Test
    void shouldBeZeroWhenNoClassHasAPart() {
        assertThat(Contrast.over(List.of(), CLASSES, manager).toFloatArray()).containsExactly(0);
    }

    private List<NDArray> parts(int least, MemoryWeights weights) {
        List<NDArray> parts = new ArrayList<>();
        for (int label = 0; label < CLASSES; label++) {
            NDArray mine = rows("pred_labels", label);
            NDArray known = rows("memory_labels", label);
            if (Math.min(mine.size(), known.size()) >= least) {
                parts.add(Contrast.ofClass(
                        predictions.get(mine),
                        attention(predictionScores).get(mine),
                        memory.get(known),
                        attention(memoryScores).get(known),
                        weights));
            }
        }
        return parts;
    }

    private NDArray rows(String labels, int label) {
        double[] all = VECTOR.input(labels);
        return manager.create(IntStream.range(0, all.length)
                .filter(i -> all[i] == label)
                .asLongStream()
                .toArray());
    }

    private static NDArray attention(NDArray scores) {
        return scores.getNDArrayInternal().sigmoid();
    }

    private static void assertLoss(NDArray loss, String name) {
        assertThat((double) loss.toFloatArray()[0]).isCloseTo(VECTOR.expected(name)[0], within(1e-6));
    }

    private static void assertGradient(NDArray of, String name) {
        assertThat(Vector.doubles(of.getGradient().toFloatArray()))
                .containsExactly(VECTOR.expected(name), within(1e-6));
    }
}
