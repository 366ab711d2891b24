package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks nodes and tensors of the graph: allowed operators, nothing nested, every value made once and before its use. */
final class GraphCheck {

    /** Kernel sizes, strides, pads: what a convolution's attributes hold. Larger ones make tensors out of nothing. */
    private static final Set<String> WINDOWS = Set.of(
            "kernel_shape", "strides", "pads", "dilations", "output_padding", "output_shape", "blocksize", "group");

    private static final long LARGEST_WINDOW = 8192;

    private final GraphProto graph;
    private final InspectionLimits limits;
    private final TensorCheck tensors;
    private final ShapeOperands shapes;
    private final Set<String> made = new HashSet<>();

    GraphCheck(GraphProto graph, InspectionLimits limits) {
        this.graph = graph;
        this.limits = limits;
        this.tensors = new TensorCheck(limits.maximumElements());
        this.shapes = new ShapeOperands(graph, limits.maximumElements());
    }

    void run() {
        RefusedException.unless(
                graph.getNodeCount() >= 1 && graph.getNodeCount() <= limits.maximumNodes(),
                InspectionRule.GRAPH,
                "the graph has " + graph.getNodeCount() + " nodes; allowed is 1 to " + limits.maximumNodes());
        RefusedException.unless(
                graph.getSparseInitializerCount() == 0, InspectionRule.TENSOR, "the graph has sparse tensors");
        for (TensorProto tensor : graph.getInitializerList()) {
            tensors.run(tensor, tensor.getName());
            make(tensor.getName());
        }
        for (ValueInfoProto input : graph.getInputList()) {
            make(input.getName());
        }
        graph.getNodeList().forEach(this::check);
        for (ValueInfoProto output : graph.getOutputList()) {
            RefusedException.unless(
                    made.contains(output.getName()),
                    InspectionRule.GRAPH,
                    "nothing makes the output " + RefusedException.quoted(output.getName()));
        }
    }

    private void check(NodeProto node) {
        RefusedException.unless(
                Operators.isStandard(node.getDomain())
                        && node.getOverload().isEmpty()
                        && Operators.isAllowed(node.getOpType()),
                InspectionRule.OPERATOR,
                "the operator " + RefusedException.quoted(node.getOpType()) + " of the domain "
                        + RefusedException.quoted(node.getDomain()) + " is not allowed");
        for (String input : node.getInputList()) {
            // An empty name is an optional operand that is left out.
            RefusedException.unless(
                    input.isEmpty() || made.contains(input),
                    InspectionRule.GRAPH,
                    "a node uses " + RefusedException.quoted(input) + ", which nothing before it makes");
        }
        node.getAttributeList().forEach(attribute -> check(node, attribute));
        shapes.check(node);
        node.getOutputList().stream().filter(name -> !name.isEmpty()).forEach(this::make);
    }

    private void check(NodeProto node, AttributeProto attribute) {
        String shown = RefusedException.quoted(attribute.getName()) + " of a " + node.getOpType();
        RefusedException.unless(
                !attribute.hasG()
                        && attribute.getGraphsCount() == 0
                        && attribute.getRefAttrName().isEmpty(),
                InspectionRule.SUBGRAPH,
                "the attribute " + shown + " is a graph or refers to a function");
        RefusedException.unless(
                !attribute.hasSparseTensor()
                        && attribute.getSparseTensorsCount() == 0
                        && !attribute.hasTp()
                        && attribute.getTypeProtosCount() == 0
                        && attribute.getTensorsCount() == 0,
                InspectionRule.TENSOR,
                "the attribute " + shown + " is of a kind that networks do not use");
        if (attribute.hasT()) {
            tensors.run(attribute.getT(), attribute.getName());
        }
        if (WINDOWS.contains(attribute.getName())) {
            refuseLarge(attribute.getIntsList(), shown);
            refuseLarge(List.of(attribute.getI()), shown);
        }
    }

    private static void refuseLarge(List<Long> window, String shown) {
        RefusedException.unless(
                window.stream().allMatch(side -> side >= -LARGEST_WINDOW && side <= LARGEST_WINDOW),
                InspectionRule.TENSOR,
                "the attribute " + shown + " has a side over " + LARGEST_WINDOW);
    }

    private void make(String name) {
        RefusedException.unless(
                !name.isEmpty() && made.add(name),
                InspectionRule.GRAPH,
                "the value " + RefusedException.quoted(name) + " is made twice or has no name");
    }
}
