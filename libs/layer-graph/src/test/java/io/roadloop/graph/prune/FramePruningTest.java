package io.roadloop.graph.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.graph.support.OnnxFile;
import io.roadloop.graph.weights.TrialWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramePruningTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;
    private static final String SHUT = "layer-3/level-2";

    private final Graph network = Networks.named("dynamic-routing/small", 3);
    private final Map<String, float[]> weights = TrialWeights.of(network, 2);
    private final FramePruning pruning = new FramePruning(Device.cpu());

    @TempDir
    Path directory;

    /** Gates that do not look at the frame, all open at tanh(1.5) = 0.905. */
    @BeforeEach
    void open() {
        weights.forEach((path, values) -> {
            if (path.endsWith("/gate/score/weight")) {
                Arrays.fill(values, 0);
            } else if (path.endsWith("/gate/score/bias")) {
                Arrays.fill(values, 1.5f);
            }
        });
    }

    @Test
    void shouldReportWhatACellThatIsShutSaves() {
        shut(0, 1, 2);

        PruningReport report = pruned(noise(5));

        assertThat(report.frames()).isEqualTo(5);
        assertThat(report.equalArgmax()).isGreaterThanOrEqualTo(0.9999);
        assertThat(report.network().gatesCut()).isEqualTo(3);
        assertThat(report.network().cellsCut()).isEqualTo(1);
        assertThat(report.network().cells()).isEqualTo(18);
        assertThat(report.multiplyAddsBefore() - report.multiplyAddsAfter()).isEqualTo(spentOnTheCell());
    }

    /**
     * By hand (methods.md 2.5): level 2 of the small network has 64 channels at a sixteenth, here 3 x 2 pixels; the level
     * below 2 x 1. The operation, two separable convolutions with batch norm, a ReLU between and one behind; the way up,
     * 1 x 1 to 32 channels; the way down, 1 x 1 to 128; each with batch norm and ReLU. The gates go too: 1 x 1 to 32
     * channels with batch norm and ReLU, and 32 to 3 scores with tanh and ReLU.
     */
    private static long spentOnTheCell() {
        int pixels = 3 * 2;
        int below = 2 * 1;
        long operation = 2 * (9 * 64 + 64 * 64 + 2 * 64) * pixels + 2 * 64 * pixels;
        long up = (64 * 32 + 3 * 32) * pixels;
        long down = (64 * 128 + 3 * 128) * below;
        long gates = (64 * 32 + 3 * 32) * pixels + 32 * 3 + 2 * 3;
        return operation + up + down + gates;
    }

    @Test
    void shouldBeSmallerInOnnxRuntimeAndSayTheSame() {
        shut(0, 1, 2);
        List<byte[]> frames = noise(2);

        ServedNetwork served = pruning.prune(network, weights, new RgbFrames(WIDTH, HEIGHT, frames));

        byte[] gated = classes(network, weights, frames);
        byte[] pruned = classes(served.graph(), weights, frames);
        assertThat(share(gated, pruned)).isGreaterThanOrEqualTo(0.999);
        assertThat(served.graph().parameterCount()).isLessThan(network.parameterCount());
    }

    @Test
    void shouldSayHowManyPixelsChangeWhereGatesOpenOnSomeFrames() {
        Map<String, float[]> looking = looking();

        ServedNetwork served =
                new FramePruning(Device.cpu(), 0.6).prune(network, looking, new RgbFrames(WIDTH, HEIGHT, colours()));

        assertThat(served).isInstanceOfSatisfying(ServedNetwork.Pruned.class, cut -> {
            assertThat(cut.report().network().gatesCut()).isPositive();
            assertThat(cut.report().equalArgmax())
                    .isBetween(0.1, 0.999)
                    .isCloseTo(
                            share(classes(network, looking, colours()), classes(cut.graph(), looking, colours())),
                            within(1e-3));
        });
    }

    @Test
    void shouldCompareOnFramesThatItDidNotPruneBy() {
        // Given gates that see colours, and a colour that held out frames alone have
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            frames.add(OneInFour.holdsOut(i) ? grey(250) : grey(40));
        }

        // When
        PruningReport report = report(pruning.prune(network, looking(), new RgbFrames(WIDTH, HEIGHT, frames)));

        // Then
        assertThat(report.frames()).isEqualTo(6);
        assertThat(report.heldOut()).isEqualTo(2);
        assertThat(report.network().gatesCut()).isPositive();
        assertThat(report.equalArgmax()).isLessThan(0.999);
    }

    @Test
    void shouldLetFewFramesServeForBoth() {
        PruningReport report = pruned(noise(7));

        assertThat(report.frames()).isEqualTo(7);
        assertThat(report.heldOut()).isZero();
    }

    @Test
    void shouldCompareOnTheFramesThatAreGiven() {
        RgbFrames dark = new RgbFrames(WIDTH, HEIGHT, List.of(grey(40)));
        RgbFrames bright = new RgbFrames(WIDTH, HEIGHT, List.of(grey(250), grey(240)));

        PruningReport report = report(pruning.prune(network, looking(), dark, bright));

        assertThat(report.frames()).isEqualTo(1);
        assertThat(report.heldOut()).isEqualTo(2);
        assertThat(report.equalArgmax()).isLessThan(0.999);
    }

    @Test
    void shouldPassOnANetworkWithoutGatesAsItIs() {
        Graph plain = Networks.named("dense-road/compact", 3);

        ServedNetwork served = pruning.prune(plain, TrialWeights.of(plain, 1), new RgbFrames(WIDTH, HEIGHT, List.of()));

        assertThat(served).isEqualTo(new ServedNetwork.Whole(plain));
    }

    @Test
    void shouldRefuseToPruneByNoFrameAndByFramesOfAnotherSize() {
        assertThatThrownBy(() -> pruning.prune(network, weights, new RgbFrames(WIDTH, HEIGHT, List.of())))
                .hasMessageContaining("no gates were counted");
        assertThatThrownBy(() -> pruning.prune(network, weights, new RgbFrames(WIDTH, HEIGHT, List.of(new byte[30]))))
                .hasMessageContaining("expected one or more planes of");
    }

    private PruningReport pruned(List<byte[]> frames) {
        ServedNetwork served = pruning.prune(network, weights, new RgbFrames(WIDTH, HEIGHT, frames));
        return report(served);
    }

    private static PruningReport report(ServedNetwork served) {
        assertThat(served).isInstanceOf(ServedNetwork.Pruned.class);
        return ((ServedNetwork.Pruned) served).report();
    }

    /** Gates that open on some frames and close on others. */
    private Map<String, float[]> looking() {
        Map<String, float[]> looking = TrialWeights.of(network, 2);
        looking.forEach((path, values) -> {
            for (int i = 0; i < values.length && path.endsWith("/gate/score/weight"); i++) {
                values[i] *= 30;
            }
        });
        return looking;
    }

    private static byte[] grey(int level) {
        byte[] frame = new byte[WIDTH * HEIGHT * 3];
        Arrays.fill(frame, (byte) level);
        return frame;
    }

    private void shut(int... gates) {
        for (int gate : gates) {
            weights.get(SHUT + "/gate/score/bias")[gate] = -3;
        }
    }

    private static List<byte[]> noise(int frames) {
        Random draws = new Random(3);
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            byte[] frame = new byte[WIDTH * HEIGHT * 3];
            draws.nextBytes(frame);
            all.add(frame);
        }
        return all;
    }

    /** Six frames of one colour each, with some noise. */
    private static List<byte[]> colours() {
        List<byte[]> frames = noise(6);
        for (int frame = 0; frame < frames.size(); frame++) {
            byte[] rgb = frames.get(frame);
            for (int i = 0; i < rgb.length; i++) {
                int base = 40 * ((frame + i % 3 * 2) % 6);
                rgb[i] = (byte) (base + (rgb[i] & 0x1F));
            }
        }
        return frames;
    }

    private byte[] classes(Graph graph, Map<String, float[]> host, List<byte[]> frames) {
        byte[] all = new byte[frames.size() * WIDTH * HEIGHT * 3];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(frames.get(i), 0, all, i * WIDTH * HEIGHT * 3, WIDTH * HEIGHT * 3);
        }
        try (OnnxFile file = OnnxFile.export(graph, graph.select(host), OnnxOptions.serving(Map.of()), directory)) {
            OnnxFile.Output classes =
                    file.run(all, new Shape(frames.size(), HEIGHT, WIDTH, 3)).get(OutputKind.CLASSES);
            byte[] bytes = new byte[classes.bytes().remaining()];
            classes.bytes().get(bytes);
            return bytes;
        }
    }

    private static double share(byte[] one, byte[] other) {
        int equal = 0;
        for (int i = 0; i < one.length; i++) {
            equal += one[i] == other[i] ? 1 : 0;
        }
        return (double) equal / one.length;
    }
}
