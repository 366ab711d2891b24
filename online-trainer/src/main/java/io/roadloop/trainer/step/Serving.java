package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.TorchSeed;
import io.roadloop.graph.torch.Weights;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Export;
import io.roadloop.trainer.view.Draws;
import io.roadloop.vision.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The model that a recipe exports, as it would serve now: with the statistics that it has learnt, or with ones that are
 * measured on frames of the stream, once after a step and only if somebody asks. Owns native memory: close it.
 */
final class Serving implements AutoCloseable {
    private static final int BATCH = 8;

    private final Export export;
    private final Part network;
    private final Functions functions;
    private final NDManager manager;
    private final BiFunction<NDManager, List<RgbImage>, NDArray> pixels;
    private Optional<Step> last = Optional.empty();
    private Optional<Weights> measured = Optional.empty();

    /** What the last step drew from, and its random numbers. */
    private record Step(SampleSource pools, Draws draws) {}

    /**
     * @param network of the exported model
     * @param manager where measured weights live
     * @param pixels puts frames on the device, (N, 3, H, W), fp32 in 0..1
     */
    Serving(
            Export export,
            Part network,
            Functions functions,
            NDManager manager,
            BiFunction<NDManager, List<RgbImage>, NDArray> pixels) {
        this.export = export;
        this.network = network;
        this.functions = functions;
        this.manager = manager;
        this.pixels = pixels;
    }

    /** The weights have changed. */
    void stepped(SampleSource pools, Draws draws) {
        forget();
        last = Optional.of(new Step(pools, draws));
    }

    /** The weights are others, and no step has led there: until the next one their statistics stay as they were learnt. */
    void forget() {
        close();
        measured = Optional.empty();
        last = Optional.empty();
    }

    Graph graph() {
        return network.graph();
    }

    /** Until the next step. */
    Weights weights() {
        if (measured.isEmpty() && export.normFrames() > 0) {
            measured = last.flatMap(this::measure);
        }
        return measured.orElse(network.weights());
    }

    /** The logits of frames of one size, (N, C, H, W). */
    NDArray logits(NDManager own, List<RgbImage> frames) {
        Weights weights = weights();
        return function().infer(own, pixels.apply(own, frames), weights.parameters(), weights.buffers());
    }

    private Optional<Weights> measure(Step step) {
        int wanted = export.normFrames();
        List<RgbImage> frames = step
                .pools()
                .draw(Pool.STREAM, wanted, step.draws().named("frames for norms"))
                .stream()
                .map(Sample::image)
                .toList();
        if (frames.isEmpty()) {
            return Optional.empty();
        }
        TorchSeed.set(step.draws().number("norms"));
        MeasuredNorms norms = new MeasuredNorms(function(), network.weights().parameters());
        int batches = (frames.size() + BATCH - 1) / BATCH;
        for (int i = 0; i < batches; i++) {
            // As equal as can be: a last batch of one small frame would leave deep norms one value a channel.
            List<RgbImage> batch = frames.subList(i * frames.size() / batches, (i + 1) * frames.size() / batches);
            try (NDManager own = manager.newSubManager()) {
                norms.add(own, pixels.apply(own, batch));
            }
        }
        Map<String, float[]> host = network.weights().toHost();
        host.putAll(norms.statistics());
        return Optional.of(Weights.of(graph(), manager, host));
    }

    private TorchFunction function() {
        return functions.of(graph(), Set.of(Reading.OUTPUT), Precision.FP32);
    }

    @Override
    public void close() {
        measured.ifPresent(Weights::close);
    }
}
