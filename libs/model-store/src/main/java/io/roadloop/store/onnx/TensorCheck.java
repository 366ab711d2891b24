package io.roadloop.store.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;

/** Checks that a tensor inside the file is what it says: in the file, of a known type, with as many values as its shape. */
final class TensorCheck {

    private final long mostElements;

    TensorCheck(long mostElements) {
        this.mostElements = mostElements;
    }

    void run(TensorProto tensor, String name) {
        String shown = "the tensor " + RefusedException.quoted(name);
        RefusedException.unless(
                tensor.getDataLocation() == TensorProto.DataLocation.DEFAULT && tensor.getExternalDataCount() == 0,
                InspectionRule.EXTERNAL_DATA,
                shown + " lies outside the file");
        ElementType type = ElementType.of(tensor.getDataType())
                .orElseThrow(() -> new RefusedException(
                        InspectionRule.TENSOR, shown + " has the element type " + tensor.getDataType()));
        RefusedException.unless(!tensor.hasSegment(), InspectionRule.TENSOR, shown + " is a segment of another");
        long elements = elements(tensor, shown);
        boolean whole = tensor.hasRawData()
                ? typedValues(tensor) == 0 && tensor.getRawData().size() == elements * type.bytes()
                : typedValues(tensor) == values(tensor, type) && values(tensor, type) == elements;
        RefusedException.unless(
                whole, InspectionRule.TENSOR, shown + " does not have the " + elements + " values of its shape");
    }

    /** Elements of a shape that is written in the file. */
    private long elements(TensorProto tensor, String shown) {
        long elements = 1;
        for (long dim : tensor.getDimsList()) {
            RefusedException.unless(
                    dim >= 0 && dim <= mostElements, InspectionRule.TENSOR, shown + " has a side of " + dim);
            elements *= dim;
            RefusedException.unless(
                    elements <= mostElements,
                    InspectionRule.TENSOR,
                    shown + " has more than " + mostElements + " elements");
        }
        return elements;
    }

    private static long values(TensorProto tensor, ElementType type) {
        return switch (type) {
            case FLOAT -> tensor.getFloatDataCount();
            case INT64 -> tensor.getInt64DataCount();
            case UINT8, INT8, INT32, BOOL, FLOAT16 -> tensor.getInt32DataCount();
        };
    }

    private static long typedValues(TensorProto tensor) {
        return (long) tensor.getFloatDataCount()
                + tensor.getInt32DataCount()
                + tensor.getInt64DataCount()
                + tensor.getDoubleDataCount()
                + tensor.getUint64DataCount()
                + tensor.getStringDataCount();
    }
}
