package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.graph.onnx.OutputKind;
import io.roadloop.onnx.Predictor;
import io.roadloop.standalone.network.NamedNetworks;
import io.roadloop.store.ParityReport;
import io.roadloop.store.onnx.Inspected;
import io.roadloop.store.onnx.InspectionLimits;
import io.roadloop.store.onnx.OnnxInspection;
import io.roadloop.trainer.publish.ParityCheck;
import io.roadloop.vision.Size;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One export on trial: the file, whether it may be written, and how near it is to its network. */
final class ExportTrial {

    private static final int THREADS = 1;
    private static final Set<OutputKind> PREDICTION = Set.of(OutputKind.CLASSES, OutputKind.CONFIDENCE);

    private final Graph graph;
    private final Map<String, float[]> weights;
    private final OnnxOptions options;
    private final byte[] onnx;

    ExportTrial(Graph graph, Map<String, float[]> weights, OnnxOptions options) {
        this.graph = graph;
        this.weights = weights;
        this.options = options;
        this.onnx = OnnxWriter.write(graph, weights, options);
    }

    byte[] onnx() {
        return onnx;
    }

    /** {@code accepted}, or the rule that a service would refuse the file by. */
    String inspection() {
        return refusal().map(Inspected.Refused::reason).orElse("accepted");
    }

    /**
     * Why the file must not be written. One with all that a service reads must be accepted as a service does; of others
     * everything but the agreed inputs and outputs counts.
     */
    Optional<String> fault() {
        Optional<Inspected.Refused> fault =
                isForServices() ? refusal() : OnnxInspection.faultOf(onnx, InspectionLimits.DEFAULTS);
        return fault.map(Inspected.Refused::reason);
    }

    private boolean isForServices() {
        return options.outputs().containsAll(PREDICTION);
    }

    private Optional<Inspected.Refused> refusal() {
        return OnnxInspection.inspect(onnx, InspectionLimits.DEFAULTS) instanceof Inspected.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /**
     * The file in ONNX Runtime against the network in PyTorch.
     *
     * @throws io.roadloop.onnx.OnnxFailedException if the file does not run
     */
    ParityReport compare(int frames, Size size) {
        return NamedNetworks.labelsPixels(graph) ? compareClasses(frames, size) : compareLogits(frames, size);
    }

    private ParityReport compareClasses(int frames, Size size) {
        // A file without predictions is compared through a twin that has them; the network in both is the same bytes.
        byte[] served = isForServices() ? onnx : OnnxWriter.write(graph, weights, OnnxOptions.serving(Map.of()));
        try (Predictor predictor = Predictor.load(served, THREADS);
                ParityCheck check = new ParityCheck(graph, weights, Device.cpu(), THREADS)) {
            check.compare(TrialFrames.of(frames, size), predictor);
            return check.report();
        }
    }

    private ParityReport compareLogits(int frames, Size size) {
        try (ReadingsTrial trial = new ReadingsTrial(graph, onnx, weights)) {
            trial.compare(frames, size);
            return trial.readings().torchScriptOnnx();
        }
    }
}
