package io.roadloop.graph;

import io.roadloop.graph.layer.Layer;
import java.util.List;
import java.util.stream.Collectors;

/** A layer was given inputs that do not fit. The message names the layers, their shapes and the rule. */
public final class ShapeMismatchException extends RuntimeException {
    ShapeMismatchException(String path, Layer layer, List<Node> inputs, String rule) {
        super(layer.kind() + " '" + path + "' does not fit "
                + inputs.stream().map(Node::toString).collect(Collectors.joining(" and ")) + ": " + rule);
    }
}
