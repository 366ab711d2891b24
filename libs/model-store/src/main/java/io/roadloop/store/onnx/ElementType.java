package io.roadloop.store.onnx;

import java.util.Arrays;
import java.util.Optional;

/** Element types that a network's tensors may have, with ONNX's numbers for them. */
public enum ElementType {
    FLOAT(1, 4),
    UINT8(2, 1),
    INT8(3, 1),
    INT32(6, 4),
    INT64(7, 8),
    BOOL(9, 1),
    FLOAT16(10, 2);

    private final int onnx;
    private final int bytes;

    ElementType(int onnx, int bytes) {
        this.onnx = onnx;
        this.bytes = bytes;
    }

    /** Bytes an element in a tensor's raw data. */
    int bytes() {
        return bytes;
    }

    static Optional<ElementType> of(int onnx) {
        return Arrays.stream(values()).filter(type -> type.onnx == onnx).findFirst();
    }
}
