package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.trainer.Vector;
import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.GivenStep;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClassContrastTest {
    private final BankWorld world = new BankWorld();
    private final GradientMode recording = GradientMode.on();
    private final BankedVectors bank = world.empty();

    @AfterEach
    void close() {
        recording.close();
        world.close();
    }

    @Test
    void shouldDrawPixelsTowardsTheirClassInTheBank() {
        remember(0, 1, 0, 1, 0);
        NDArray features = world.features(1, 1, 1, 1);

        NDArray loss = BankWorld.CONTRAST.loss(step(features, 0, 0));
        Gradients.backward(loss);

        double half = Math.sqrt(0.5);
        assertThat((double) loss.toFloatArray()[0]).isCloseTo((1 - half) / 3, within(1e-6));
        double pull = half / 4 / 3;
        assertThat(Vector.doubles(features.getGradient().toFloatArray()))
                .containsExactly(new double[] {-pull, -pull, pull, pull}, within(1e-6));
    }

    @Test
    void shouldLeaveOutClassesThatPixelsOrBankHaveOneOf() {
        remember(0, 1, 0, 1, 0);
        remember(1, 1, 0);
        NDArray features = world.features(1, 1, 1, 0, 1, 0, 1, 0);

        NDArray loss = BankWorld.CONTRAST.loss(step(features, 0, 1, 1, 2));
        Gradients.backward(loss);

        assertThat(loss.toFloatArray()).containsExactly(0);
        assertThat(features.getGradient().toFloatArray()).containsOnly(0);
    }

    @Test
    void shouldSendNoGradientThroughTheAttentionIntoTheNetwork() {
        remember(0, 1, 0, 1, 0);
        NDArray features = world.features(1, 0, 3, 3);

        NDArray loss = BankWorld.CONTRAST.loss(step(features, 0, 0));
        Gradients.backward(loss);

        double half = Math.sqrt(0.5);
        assertThat((double) loss.toFloatArray()[0]).isCloseTo((1 - (0.25 + 0.75 * half)) / 3, within(1e-6));
        // The cosine's alone, of the second pixel. The attention is its first number: it would pull the first one, too.
        double pull = half / 24;
        assertThat(Vector.doubles(features.getGradient().toFloatArray()))
                .containsExactly(new double[] {0, -pull, 0, pull}, within(1e-6));
    }

    @Test
    void shouldWeighPixelsAndMemoryByTheirAttention() {
        remember(0, 3, 0, 1, 1e9f);
        NDArray features = world.features(1, 0, 3, 0);

        NDArray loss = BankWorld.CONTRAST.loss(step(features, 0, 0));

        assertThat((double) loss.toFloatArray()[0]).isCloseTo((1 - 0.75) / 3, within(1e-6));
    }

    @Test
    void shouldDrawNoMorePixelsOfAClassThanAllowed() {
        remember(0, 1, 0, 1, 0);
        ClassContrast two = new ClassContrast(
                "two",
                BankWorld.STUDENT,
                List.of(BankWorld.LABELLED),
                new GivenLabels(),
                BankWorld.LAW,
                2,
                MemoryWeights.ONE);
        NDArray features = world.features(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

        Gradients.backward(two.loss(step(features, 0, 0, 0, 0, 0)));

        float[] gradient = features.getGradient().toFloatArray();
        int drawn = 0;
        for (int pixel = 0; pixel < 5; pixel++) {
            drawn += gradient[pixel] == 0 ? 0 : 1;
        }
        assertThat(drawn).isEqualTo(2);
    }

    @Test
    void shouldNameADrawOfTooFewPixels() {
        assertThatThrownBy(() -> new ClassContrast(
                        "poor",
                        BankWorld.STUDENT,
                        List.of(BankWorld.LABELLED),
                        new GivenLabels(),
                        BankWorld.LAW,
                        1,
                        MemoryWeights.ONE))
                .hasMessageContaining("objectives.poor.class-contrast.pixels")
                .hasMessageContaining("at least 2");
    }

    @Test
    void shouldAskForTheFourHeadsOfTheModelAndTheBank() {
        assertThat(BankWorld.CONTRAST.demands().heads()).hasSize(4);
        assertThat(BankWorld.CONTRAST.demands().memories()).containsExactly(BankWorld.LAW);
        assertThat(BankWorld.LAW.demands().readings()).containsOnlyKeys(BankWorld.LAW.reading());
    }

    private void remember(int label, float... numbers) {
        NDArray vectors = world.manager.create(numbers, new Shape(numbers.length / 2, 2));
        bank.push(label, vectors, world.manager);
    }

    private GivenStep step(NDArray features, int... labels) {
        return world.step(1, labels, features, 5).with(BankWorld.LAW, bank);
    }
}
