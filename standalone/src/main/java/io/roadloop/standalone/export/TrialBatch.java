package io.roadloop.standalone.export;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Graph;
import io.roadloop.graph.Node;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.onnx.FloatMaps;
import io.roadloop.onnx.OnnxSession;
import io.roadloop.onnx.Output;
import io.roadloop.onnx.Workspace;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.trainer.publish.Answer;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** One batch, as the network reads it and as its file does: the same numbers. */
sealed interface TrialBatch {

    /** Sharp as a trained network's: most pixels have one class near 1. */
    double LOGIT_DEVIATION = 3;

    /** What the network reads, in the order of its inputs. */
    NDList arrays(NDManager manager, ImageKernels images);

    /** What the file says of the batch: its logits, and its own classes where it gives them. */
    Answer answer(OnnxSession file, Graph graph);

    /** Frames of the synthetic street, or, for a network that reads another's probabilities, probabilities. */
    static TrialBatch of(Graph graph, int frames, Size size) {
        if (NamedNetworks.labelsPixels(graph)) {
            return new Frames(TrialFrames.of(frames, size));
        }
        Map<String, FloatMaps> maps = new LinkedHashMap<>();
        SplittableRandom draws = new SplittableRandom(31L * size.pixels() + frames);
        graph.inputs().forEach(input -> maps.put(input.path(), probabilities(input, frames, size, draws)));
        return new Maps(maps);
    }

    private static FloatMaps probabilities(Node input, int frames, Size size, SplittableRandom draws) {
        int classes = input.shape().channels();
        int height = input.shape().side(size.height());
        int width = input.shape().side(size.width());
        int plane = height * width;
        float[] values = new float[frames * classes * plane];
        double[] powers = new double[classes];
        for (int pixel = 0; pixel < frames * plane; pixel++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                powers[c] = Math.exp(LOGIT_DEVIATION * draws.nextGaussian());
                sum += powers[c];
            }
            int first = pixel / plane * classes * plane + pixel % plane;
            for (int c = 0; c < classes; c++) {
                values[first + c * plane] = (float) (powers[c] / sum);
            }
        }
        return new FloatMaps(values, new long[] {frames, classes, height, width});
    }

    /** For networks that label frames. */
    record Frames(List<RgbImage> frames) implements TrialBatch {
        @Override
        public NDList arrays(NDManager manager, ImageKernels images) {
            Size size = frames.get(0).size();
            Shape each = new Shape(size.height(), size.width(), RgbImage.CHANNELS);
            List<byte[]> rgb = frames.stream().map(RgbImage::rgb).toList();
            return new NDList(images.pixels(new Staging().bytes(manager, rgb, each)));
        }

        @Override
        public Answer answer(OnnxSession file, Graph graph) {
            List<Output> wanted = List.of(new Output.Logits(graph.classes()), new Output.Classes());
            try (Workspace workspace =
                    new Workspace(frames.size(), frames.get(0).size(), wanted)) {
                workspace.put(frames);
                file.run(workspace);
                ByteBuffer classes = ByteBuffer.allocate(
                        Math.toIntExact(frames.size() * frames.get(0).size().pixels()));
                for (int frame = 0; frame < frames.size(); frame++) {
                    classes.put(workspace.classes(frame).classes());
                }
                return new Answer(workspace.logits(), classes.array());
            }
        }
    }

    /** For networks that read maps, by the names of their inputs. */
    record Maps(Map<String, FloatMaps> maps) implements TrialBatch {
        @Override
        public NDList arrays(NDManager manager, ImageKernels images) {
            NDList arrays = new NDList();
            maps.values().forEach(each -> arrays.add(manager.create(each.values(), new Shape(each.shape()))));
            return arrays;
        }

        @Override
        public Answer answer(OnnxSession file, Graph graph) {
            int frames = (int) maps.values().iterator().next().shape()[0];
            return Answer.of(file.run(maps, "logits").values(), frames, graph.classes());
        }
    }
}
