package io.roadloop.graph.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a safetensors file may hold. Sizes of all kinds are known, so that a file's extents can be checked; values are
 * read of {@code F32}, {@code F16} and {@code BF16}.
 */
enum ElementType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E4M3(1),
    F8_E5M2(1),
    U16(2),
    I16(2),
    F16(2) {
        @Override
        void read(ByteBuffer from, float[] into, int offset, int count) {
            for (int i = 0; i < count; i++) {
                into[offset + i] = half(from.getShort());
            }
        }
    },
    BF16(2) {
        @Override
        void read(ByteBuffer from, float[] into, int offset, int count) {
            for (int i = 0; i < count; i++) {
                into[offset + i] = Float.intBitsToFloat(from.getShort() << 16);
            }
        }
    },
    U32(4),
    I32(4),
    F32(4) {
        @Override
        void read(ByteBuffer from, float[] into, int offset, int count) {
            from.asFloatBuffer().get(into, offset, count);
        }
    },
    U64(8),
    I64(8),
    F64(8);

    private static final int HALF_INFINITE = 0x1F;
    private static final int HALF_FRACTION_BITS = 10;
    /** Bias of a float's exponent, 127, less that of a half's, 15. */
    private static final int REBIAS = 112;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    static Optional<ElementType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    int bytes() {
        return bytes;
    }

    boolean isRead() {
        return this == F32 || this == F16 || this == BF16;
    }

    /** Takes values from a little-endian buffer. */
    void read(ByteBuffer from, float[] into, int offset, int count) {
        throw new IllegalStateException(this + " is not read");
    }

    /** IEEE 754 half precision: 1 bit sign, 5 exponent, 10 fraction. */
    static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = bits >> HALF_FRACTION_BITS & HALF_INFINITE;
        int fraction = bits & (1 << HALF_FRACTION_BITS) - 1;
        if (exponent == 0) {
            float size = fraction * 0x1p-24f;
            return sign == 0 ? size : -size;
        }
        int wide = exponent == HALF_INFINITE ? 0xFF : exponent + REBIAS;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 23 - HALF_FRACTION_BITS);
    }
}
