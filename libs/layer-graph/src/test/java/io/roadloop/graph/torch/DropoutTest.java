package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.support.SmallGraphs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final Shape PIXELS = new Shape(2, 3, 20, 20);

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final TorchFunction function = TorchFunction.compile(SmallGraphs.dropout(), manager);
    private final NDArray pixels = manager.ones(PIXELS);

    @AfterEach
    void close() {
        function.close();
        manager.close();
    }

    @Test
    void shouldDropTheRatesShareAndKeepTheMean() {
        float[] values = train(1).toFloatArray();

        int dropped = 0;
        for (float value : values) {
            assertThat(value).isIn(0f, 1 / 0.6f);
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(dropped / (double) values.length).isCloseTo(0.4, within(0.05));
    }

    @Test
    void shouldDrawFromTheEnginesSeed() {
        assertThat(train(7)).isEqualTo(train(7));
        assertThat(train(8)).isNotEqualTo(train(7));
    }

    @Test
    void shouldLetTheGradientThroughWhereItKeeps() {
        try (GradientMode recording = GradientMode.on()) {
            Gradients.enable(new NDList(pixels));
            NDArray kept = train(3);
            Gradients.backward(kept.sum());

            assertThat(Gradients.of(new NDList(pixels), manager).head()).isEqualTo(kept.stopGradient());
        }
    }

    @Test
    void shouldDoNothingInServing() {
        assertThat(function.infer(manager, pixels, new NDList(), new NDList())).isEqualTo(pixels);
    }

    private NDArray train(long seed) {
        TorchSeed.set(seed);
        return function.train(manager, pixels, new NDList(), new NDList());
    }
}
