package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.onnx.Predictor;
import io.roadloop.store.ParityReport;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.trainer.publish.ParityCheck;
import io.roadloop.vision.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One export on trial: the file, whether a service takes it, and how near it is to its network. Close it. */
final class ExportTrial implements AutoCloseable {

    private static final int THREADS = 1;
    private static final Set<OutputKind> PREDICTION = Set.of(OutputKind.CLASSES, OutputKind.CONFIDENCE);

    private final byte[] onnx;
    private final Predictor served;
    private final ParityCheck check;

    private ExportTrial(byte[] onnx, Predictor served, ParityCheck check) {
        this.onnx = onnx;
        this.served = served;
        this.check = check;
    }

    static ExportTrial of(Graph graph, Map<String, float[]> weights, OnnxOptions options) {
        byte[] onnx = OnnxWriter.write(graph, weights, options);
        // A file without predictions is compared through a twin that has them; the network in both is the same bytes.
        byte[] served = options.outputs().containsAll(PREDICTION)
                ? onnx
                : OnnxWriter.write(graph, weights, OnnxOptions.serving(Map.of()));
        Predictor predictor = Predictor.load(served, THREADS);
        try {
            return new ExportTrial(onnx, predictor, new ParityCheck(graph, weights, Device.cpu(), THREADS));
        } catch (RuntimeException e) {
            predictor.close();
            throw e;
        }
    }

    byte[] onnx() {
        return onnx;
    }

    /** {@code accepted}, or the rule that a service would refuse the file by. */
    String inspection() {
        return OnnxInspection.inspect(onnx, InspectionLimits.DEFAULTS) instanceof Inspected.Refused refused
                ? refused.reason()
                : "accepted";
    }

    /** Adds a batch of frames of one size. */
    void compare(List<RgbImage> batch) {
        check.compare(batch, served);
    }

    ParityReport parity() {
        return check.report();
    }

    @Override
    public void close() {
        check.close();
        served.close();
    }
}
