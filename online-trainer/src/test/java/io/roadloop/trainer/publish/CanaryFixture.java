package io.roadloop.trainer.publish;

import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.CanaryFrame;
import io.roadloop.trainer.step.ExportedWeights;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Canary frames, and routing networks whose gates do what a test wants of them. */
final class CanaryFixture {
    static final Graph ROUTING = Networks.named("dynamic-routing/small", Patterns.CLASSES);

    private CanaryFixture() {}

    static List<CanaryFrame> patterns(int frames) {
        return Patterns.samples("canary-", frames, 1).stream()
                .map(sample -> new CanaryFrame(
                        sample.id(), sample.image(), sample.mask().orElseThrow()))
                .toList();
    }

    /** Frames of one grey each, from black to white. */
    static List<CanaryFrame> greys(int frames) {
        int pixels = (int) Patterns.SIZE.pixels();
        return IntStream.range(0, frames)
                .mapToObj(i -> {
                    byte[] rgb = new byte[pixels * RgbImage.CHANNELS];
                    Arrays.fill(rgb, (byte) (255 * i / (frames - 1)));
                    return new CanaryFrame(
                            "grey-" + i,
                            new RgbImage(Patterns.SIZE, rgb),
                            new LabelMask(Patterns.SIZE, new byte[pixels]));
                })
                .toList();
    }

    /** Gates that are open, but for those of the cells of one layer. */
    static ExportedWeights shutIn(String layer) {
        Map<String, float[]> host = Weights.initial(ROUTING, 4);
        host.forEach((path, values) -> {
            if (path.startsWith(layer + "/") && path.endsWith("/gate/score/bias")) {
                Arrays.fill(values, -50);
            }
        });
        return new ExportedWeights(ROUTING, host);
    }

    /** Gates that open on some frames and close on others. */
    static ExportedWeights looking() {
        Map<String, float[]> host = Weights.initial(ROUTING, 4);
        host.forEach((path, values) -> {
            for (int i = 0; i < values.length && path.endsWith("/gate/score/weight"); i++) {
                values[i] *= 30;
            }
        });
        return new ExportedWeights(ROUTING, host);
    }
}
