package io.roadloop.graph.onnx;

/** Operations that depend on the sides of maps, which the file learns when it runs. */
final class OnnxResizing {
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final OnnxBody body;

    OnnxResizing(OnnxBody body) {
        this.body = body;
    }

    /** Height and width of a value: a list of two. */
    String sides(String value, String as) {
        return body.operation("Shape", value)
                .with("start", ROWS)
                .with("end", COLUMNS + 1)
                .as(as);
    }

    /** Equals PyTorch's bilinear: sizes on the two axes, half-pixel centres, no antialiasing. */
    String bilinear(String value, String sides, String as) {
        return body.operation("Resize", value, "", "", sides)
                .with("axes", ROWS, COLUMNS)
                .with("mode", "linear")
                .with("coordinate_transformation_mode", "half_pixel")
                .as(as);
    }

    String enlarged(String value, int factor, String as) {
        String sides = sides(value, as + ":from");
        String larger =
                body.operation("Mul", sides, body.longs(as + ":factor", factor)).as(as + ":sides");
        return bilinear(value, larger, as);
    }

    String shrunk(String value, int factor, String as) {
        String sides = sides(value, as + ":from");
        String raised = body.operation("Add", sides, body.longs(as + ":almost", factor - 1))
                .as(as + ":raised");
        String smaller = body.operation("Div", raised, body.longs(as + ":factor", factor))
                .as(as + ":sides");
        return bilinear(value, smaller, as);
    }

    /** The upper left part of a value that has the given sides. */
    String cut(String value, String sides, String as) {
        return body.operation("Slice", value, body.longs(":origin", 0, 0), sides, body.longs(":sides", ROWS, COLUMNS))
                .as(as);
    }
}
