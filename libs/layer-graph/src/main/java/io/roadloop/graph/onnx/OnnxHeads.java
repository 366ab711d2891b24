package io.roadloop.graph.onnx;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.Node;
import io.roadloop.graph.layer.Extent;
import io.roadloop.graph.layer.ResizeLike;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What is made of the logits inside the file. */
final class OnnxHeads {
    static final int CONFIDENCE_REDUCTION = 4;
    private static final int UINT8 = 2;
    private static final int CLASS_AXIS = 1;
    /** −log10(1 − p) reaches 4 here, which is code 255. */
    private static final float LEAST_DOUBT = 1e-4f;

    private static final Shape SCALAR = new Shape();

    private final OnnxBody body;
    private final OnnxEmitter network;
    private final ConfidencePlane plane;

    OnnxHeads(OnnxBody body, OnnxEmitter network, ConfidencePlane plane) {
        this.body = body;
        this.network = network;
        this.plane = plane;
    }

    void emit(OutputKind kind, Node logits) {
        switch (kind) {
            case LOGITS -> body.operation("Identity", network.value(logits)).as(kind.tensor());
            case CLASSES -> classes(network.value(logits));
            case CONFIDENCE -> confidence(plane == ConfidencePlane.FULL ? network.value(logits) : quarter(logits));
        }
    }

    private void classes(String logits) {
        String largest = body.operation("ArgMax", logits)
                .with("axis", CLASS_AXIS)
                .with("keepdims", 0)
                .as(":classes/largest");
        body.operation("Cast", largest).with("to", UINT8).as(OutputKind.CLASSES.tensor());
    }

    /** Means of the logits over 4 × 4 pixels, taken before the last layer enlarges them where it does: cheaper. */
    private String quarter(Node logits) {
        Node source = beforeEnlarging(logits);
        int size = window(source).orElseThrow();
        if (size == 1) {
            return network.value(source);
        }
        return body.operation("AveragePool", network.value(source))
                .with("kernel_shape", size, size)
                .with("strides", size, size)
                .with("ceil_mode", 1)
                .with("count_include_pad", 0)
                .as(":confidence/logits");
    }

    private static Node beforeEnlarging(Node logits) {
        boolean enlarges =
                logits.layer() instanceof ResizeLike && window(logits.input(0)).isPresent();
        return enlarges ? logits.input(0) : logits;
    }

    /** By how much a map is to be reduced to reach the quarter, if whole windows lead there. */
    private static OptionalInt window(Node node) {
        return IntStream.of(1, 2, CONFIDENCE_REDUCTION)
                .filter(size -> node.shape().extent().equals(new Extent.Relative(CONFIDENCE_REDUCTION / size, 1)))
                .findFirst();
    }

    private void confidence(String logits) {
        String probabilities =
                body.operation("Softmax", logits).with("axis", CLASS_AXIS).as(":confidence/probabilities");
        String most = body.operation("ReduceMax", probabilities, body.longs(":confidence/axis", CLASS_AXIS))
                .with("keepdims", 0)
                .as(":confidence/most");
        String doubt = body.operation("Sub", body.floats(":confidence/one", SCALAR, 1), most)
                .as(":confidence/doubt");
        String kept = body.operation("Max", doubt, body.floats(":confidence/least", SCALAR, LEAST_DOUBT))
                .as(":confidence/kept");
        String logarithm = body.operation("Log", kept).as(":confidence/logarithm");
        float unit = (float) (255 / Math.log(LEAST_DOUBT));
        String code = body.operation("Mul", logarithm, body.floats(":confidence/unit", SCALAR, unit))
                .as(":confidence/code");
        String rounded = body.operation("Round", code).as(":confidence/rounded");
        body.operation("Cast", rounded).with("to", UINT8).as(OutputKind.CONFIDENCE.tensor());
    }
}
