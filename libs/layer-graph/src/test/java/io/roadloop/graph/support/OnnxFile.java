package io.roadloop.graph.support;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.onnx.OutputKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An exported network, run by DJL's ONNX Runtime engine. */
public final class OnnxFile implements AutoCloseable {
    static {
        // Before anything else makes ONNX Runtime's environment.
        Engine.getEngine("OnnxRuntime");
    }

    private final List<OutputKind> outputs;
    private final Model model;
    private final Predictor<NDList, NDList> predictor;

    private OnnxFile(List<OutputKind> outputs, Model model) {
        this.outputs = outputs;
        this.model = model;
        this.predictor = model.newPredictor(new NoopTranslator());
    }

    public static OnnxFile export(Graph graph, Map<String, float[]> weights, OnnxOptions options, Path directory) {
        try {
            Path file = Files.write(directory.resolve("model.onnx"), OnnxWriter.write(graph, weights, options));
            Model model = Model.newInstance("model", "OnnxRuntime");
            model.load(file);
            return new OnnxFile(new ArrayList<>(options.outputs()), model);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new AssertionError("ONNX Runtime refuses the file", e);
        }
    }

    /** One output, copied. */
    public record Output(Shape shape, ByteBuffer bytes) {}

    /** All outputs for frames (N, H, W, 3). */
    public Map<OutputKind, Output> run(byte[] frames, Shape shape) {
        return run(manager -> {
            ByteBuffer direct = ByteBuffer.allocateDirect(frames.length).put(frames);
            direct.flip();
            return new NDList(manager.create(direct, shape, DataType.UINT8));
        });
    }

    /** All outputs for inputs in the file's order. */
    public Map<OutputKind, Output> run(Function<NDManager, NDList> inputs) {
        try (NDManager manager = model.getNDManager().newSubManager()) {
            try (NDList results = predictor.predict(inputs.apply(manager))) {
                Map<OutputKind, Output> byKind = new EnumMap<>(OutputKind.class);
                for (int i = 0; i < outputs.size(); i++) {
                    NDArray result = results.get(i);
                    byKind.put(outputs.get(i), new Output(result.getShape(), result.toByteBuffer()));
                }
                return byKind;
            }
        } catch (TranslateException e) {
            throw new AssertionError("ONNX Runtime fails", e);
        }
    }

    @Override
    public void close() {
        predictor.close();
        model.close();
    }
}
