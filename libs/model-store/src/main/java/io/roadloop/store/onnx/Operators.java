package io.roadloop.store.onnx;

import java.util.Set;

/**
 * The operators that a segmentation network needs. None of them reads a file, runs a graph of its own, or makes a
 * tensor larger than its operands say.
 */
final class Operators {

    private static final Set<String> ALLOWED = Set.of(
            // layers
            "Conv",
            "ConvTranspose",
            "MatMul",
            "Gemm",
            "BatchNormalization",
            "InstanceNormalization",
            "LayerNormalization",
            "AveragePool",
            "MaxPool",
            "GlobalAveragePool",
            "GlobalMaxPool",
            "Resize",
            // activations
            "Relu",
            "LeakyRelu",
            "PRelu",
            "Elu",
            "Sigmoid",
            "HardSigmoid",
            "HardSwish",
            "Tanh",
            "Clip",
            "Erf",
            "Softplus",
            "Softmax",
            "LogSoftmax",
            // arithmetic
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Exp",
            "Log",
            "Neg",
            "Abs",
            "Sqrt",
            "Pow",
            "Reciprocal",
            "Min",
            "Max",
            "Sum",
            "Round",
            "Floor",
            "Ceil",
            // choices
            "Where",
            "Greater",
            "GreaterOrEqual",
            "Less",
            "LessOrEqual",
            "Equal",
            "Not",
            "And",
            "Or",
            "ArgMax",
            "ArgMin",
            "TopK",
            // reductions
            "ReduceMax",
            "ReduceMin",
            "ReduceSum",
            "ReduceMean",
            "ReduceLogSumExp",
            "ReduceL2",
            "ReduceSumSquare",
            // shapes
            "Shape",
            "Slice",
            "Gather",
            "Cast",
            "Transpose",
            "Unsqueeze",
            "Squeeze",
            "Reshape",
            "Flatten",
            "Concat",
            "Split",
            "Pad",
            "DepthToSpace",
            "SpaceToDepth",
            "Identity",
            "Constant",
            "ConstantOfShape");

    private Operators() {}

    static boolean isAllowed(String operator) {
        return ALLOWED.contains(operator);
    }

    /** The standard domain has two spellings. */
    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }
}
