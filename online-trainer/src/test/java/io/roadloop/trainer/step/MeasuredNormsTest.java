package io.roadloop.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.layer.BatchNorm;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MeasuredNormsTest {
    private static final int PIXELS = 4 * 5;

    @Test
    void shouldMeasureMeanAndVarianceOverAllFramesWhateverTheirBatches() {
        GraphBuilder builder = GraphBuilder.named("norm");
        Graph graph = builder.build(builder.add("norm", new BatchNorm(1e-5, 0.25), builder.input(3)));
        float[] pixels = pixels(5);
        try (NDManager manager = TorchDevice.newManager(Device.cpu());
                TorchFunction function = TorchFunction.compile(graph, manager);
                Weights weights = Weights.initialise(graph, manager, 1)) {
            MeasuredNorms norms = new MeasuredNorms(function, weights.parameters());

            norms.add(manager, batch(manager, pixels, 0, 2));
            norms.add(manager, batch(manager, pixels, 2, 5));

            Map<String, float[]> measured = norms.statistics();
            for (int channel = 0; channel < 3; channel++) {
                double mean = mean(pixels, channel, 0, 5, 0);
                double within = (2 * variance(pixels, channel, 0, 2) + 3 * variance(pixels, channel, 2, 5)) / 5;
                double between = (2 * Math.pow(mean(pixels, channel, 0, 2, 0) - mean, 2)
                                + 3 * Math.pow(mean(pixels, channel, 2, 5, 0) - mean, 2))
                        / 5;
                assertThat((double) measured.get("norm/running-mean")[channel]).isCloseTo(mean, within(1e-6));
                assertThat((double) measured.get("norm/running-variance")[channel])
                        .isCloseTo(within + between, within(1e-6));
            }
            assertThat(weights.buffers().get(0).toFloatArray())
                    .as("the model's own")
                    .containsOnly(0);
        }
    }

    private static float[] pixels(int frames) {
        SplittableRandom random = new SplittableRandom(3);
        float[] pixels = new float[frames * 3 * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            // Frames differ in light, so that the variance between batches counts.
            pixels[i] = (float) (random.nextDouble() * 0.5 + 0.1 * (i / (3 * PIXELS)));
        }
        return pixels;
    }

    private static NDArray batch(NDManager manager, float[] pixels, int from, int to) {
        float[] some = Arrays.copyOfRange(pixels, from * 3 * PIXELS, to * 3 * PIXELS);
        return manager.create(some, new Shape(to - from, 3, 4, 5));
    }

    private static double mean(float[] pixels, int channel, int from, int to, double about) {
        double sum = 0;
        for (int frame = from; frame < to; frame++) {
            for (int i = 0; i < PIXELS; i++) {
                sum += pixels[(frame * 3 + channel) * PIXELS + i] - about;
            }
        }
        return sum / ((to - from) * PIXELS);
    }

    /** Without bias, as PyTorch keeps it. */
    private static double variance(float[] pixels, int channel, int from, int to) {
        double mean = mean(pixels, channel, from, to, 0);
        double sum = 0;
        for (int frame = from; frame < to; frame++) {
            for (int i = 0; i < PIXELS; i++) {
                sum += Math.pow(pixels[(frame * 3 + channel) * PIXELS + i] - mean, 2);
            }
        }
        return sum / ((to - from) * PIXELS - 1);
    }
}
