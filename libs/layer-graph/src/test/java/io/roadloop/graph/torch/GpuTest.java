package io.roadloop.graph.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.PruningReport;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.graph.support.Drawn;
import io.roadloop.graph.support.RequiresGpu;
import io.roadloop.graph.support.SmallGraphs;
import io.roadloop.graph.support.SmallTraining;
import io.roadloop.graph.weights.TrialWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A GPU says what the CPU says. PyTorch lets a GPU's convolutions round their inputs to 10 bits (TF32): logits may differ
 * by a hundredth of the largest, and a few classes at the edges between two.
 */
@RequiresGpu
class GpuTest {
    private static final double TOLERANCE = 0.01;
    private static final double EQUAL_CLASSES = 0.99;
    private static final Shape FRAMES = new Shape(2, 3, 61, 97);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dense-road/compact",
                "dense-road/full",
                "deeplab-v3-plus/resnet-narrow-os8",
                "deeplab-v3-plus/resnet-narrow-os16",
                "dynamic-routing/small"
            })
    void shouldSayOnAGpuWhatTheCpuSays(String name) {
        Graph graph = Networks.named(name, 11);

        float[] cpu = logits(graph, Device.cpu());
        float[] gpu = logits(graph, Device.gpu(0));

        assertSame(gpu, cpu);
        assertThat(equalClasses(gpu, cpu, 11)).isGreaterThanOrEqualTo(EQUAL_CLASSES);
    }

    @Test
    void shouldTakeTheStepOfTheCpu() {
        Graph graph = SmallGraphs.network();

        Stepped cpu = stepped(graph, Device.cpu());
        Stepped gpu = stepped(graph, Device.gpu(0));

        assertThat(gpu.loss()).isCloseTo(cpu.loss(), within(TOLERANCE));
        cpu.weights().forEach((path, values) -> assertSame(gpu.weights().get(path), values));
    }

    @Test
    void shouldPruneOnAGpuWhatTheCpuPrunes() {
        Graph graph = Networks.named("dynamic-routing/small", 11);
        Map<String, float[]> host = TrialWeights.of(graph, 4);
        host.forEach((path, values) -> {
            if (path.endsWith("/gate/score/weight")) {
                Arrays.fill(values, 0);
            } else if (path.endsWith("/gate/score/bias")) {
                Arrays.fill(values, path.startsWith("layer-3/") ? -1 : 1);
            }
        });

        PruningReport cpu = pruned(graph, host, Device.cpu());
        PruningReport gpu = pruned(graph, host, Device.gpu(0));

        assertThat(cpu.network().gatesCut()).isPositive();
        assertThat(gpu.network().gatesCut()).isEqualTo(cpu.network().gatesCut());
        assertThat(gpu.multiplyAddsAfter()).isEqualTo(cpu.multiplyAddsAfter());
        assertThat(gpu.equalArgmax()).isGreaterThanOrEqualTo(0.999);
    }

    private static PruningReport pruned(Graph graph, Map<String, float[]> host, Device device) {
        RgbFrames frames = new RgbFrames(64, 48, bytes(8, 64 * 48 * 3));
        return ((ServedNetwork.Pruned) new FramePruning(device).prune(graph, host, frames)).report();
    }

    private static List<byte[]> bytes(int frames, int each) {
        Random draws = new Random(7);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[each];
            draws.nextBytes(frame);
            all.add(frame);
        }
        return all;
    }

    private record Stepped(double loss, Map<String, float[]> weights) {}

    private static Stepped stepped(Graph graph, Device device) {
        try (NDManager manager = TorchDevice.newManager(device);
                SmallTraining training = new SmallTraining(manager, graph, SmallTraining.start(graph, 1))) {
            double loss = training.step();
            return new Stepped(loss, training.state().weights());
        }
    }

    private static float[] logits(Graph graph, Device device) {
        TorchThreads.prepareCurrent();
        try (NDManager manager = TorchDevice.newManager(device);
                TorchFunction function = TorchFunction.compile(graph, manager);
                Weights weights = Weights.of(graph, manager, TrialWeights.of(graph, 4))) {
            NDArray pixels = Drawn.uniform(manager, 0, 1, FRAMES);
            return function.infer(manager, pixels, weights.parameters(), weights.buffers())
                    .toFloatArray();
        }
    }

    private static void assertSame(float[] actual, float[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 1e-3f;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(actual).containsExactly(expected, within((float) (TOLERANCE * largest)));
    }

    private static double equalClasses(float[] one, float[] other, int classes) {
        int pixels = (int) (FRAMES.get(2) * FRAMES.get(3));
        int frames = (int) FRAMES.get(0);
        int equal = 0;
        for (int frame = 0; frame < frames; frame++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                int at = frame * classes * pixels + pixel;
                equal += largest(one, at, pixels, classes) == largest(other, at, pixels, classes) ? 1 : 0;
            }
        }
        return equal / (double) (frames * pixels);
    }

    private static int largest(float[] logits, int at, int stride, int classes) {
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = logits[at + c * stride] > logits[at + best * stride] ? c : best;
        }
        return best;
    }
}
