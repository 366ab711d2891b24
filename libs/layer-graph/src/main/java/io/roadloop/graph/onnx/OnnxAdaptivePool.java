package io.roadloop.graph.onnx;

/**
 * Means over side × side windows that depend on the map's size, as rows · x · columns with matrices that the file makes
 * when it runs: ONNX has no such pooling.
 */
final class OnnxAdaptivePool {
    private static final int FLOAT = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final OnnxBody body;
    private final int side;

    OnnxAdaptivePool(OnnxBody body, int side) {
        this.body = body;
        this.side = side;
    }

    String emit(String value, String as) {
        String rows = means(value, ROWS, as + ":rows");
        String columns = means(value, COLUMNS, as + ":columns");
        String turned = body.operation("Transpose", columns).with("perm", 1, 0).as(as + ":columns/turned");
        String narrow = body.operation("MatMul", value, turned).as(as + ":narrow");
        return body.operation("MatMul", rows, narrow).as(as);
    }

    /** The matrix (side, n) whose row i is 1 / length from ⌊i·n/side⌋ to before ⌈(i+1)·n/side⌉, and 0 elsewhere. */
    private String means(String value, int axis, String as) {
        String length = body.operation("Shape", value)
                .with("start", axis)
                .with("end", axis + 1)
                .as(as + "/length");
        String from = column(start(length, as), as + "/from");
        String to = column(end(length, as), as + "/to");
        String places = body.operation(
                        "Range",
                        body.integer(":adaptive/zero", 0),
                        body.operation("Squeeze", length).as(as + "/scalar"),
                        body.integer(":adaptive/one", 1))
                .as(as + "/places");
        String inside = body.operation(
                        "And",
                        body.operation("GreaterOrEqual", places, from).as(as + "/behind"),
                        body.operation("Less", places, to).as(as + "/before"))
                .as(as + "/inside");
        String pixels = body.operation("Sub", to, from).as(as + "/pixels");
        return body.operation("Div", floats(inside, as + "/ones"), floats(pixels, as + "/count"))
                .as(as);
    }

    private String start(String length, String as) {
        String products = body.operation("Mul", counted("first", 0), length).as(as + "/start/products");
        return body.operation("Div", products, side()).as(as + "/start");
    }

    private String end(String length, String as) {
        String products = body.operation("Mul", counted("last", 1), length).as(as + "/end/products");
        String raised = body.operation("Add", products, body.longs(":adaptive/" + side + "/almost", side - 1))
                .as(as + "/end/raised");
        return body.operation("Div", raised, side()).as(as + "/end");
    }

    private String side() {
        return body.longs(":adaptive/" + side, side);
    }

    private String counted(String name, int from) {
        long[] numbers = new long[side];
        for (int row = 0; row < side; row++) {
            numbers[row] = from + row;
        }
        return body.longs(":adaptive/" + side + "/" + name, numbers);
    }

    private String column(String list, String as) {
        return body.operation("Unsqueeze", list, body.longs(":adaptive/column", 1))
                .as(as);
    }

    private String floats(String value, String as) {
        return body.operation("Cast", value).with("to", FLOAT).as(as);
    }
}
