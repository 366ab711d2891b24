package io.roadloop.onnx;

import java.util.Arrays;

/**
 * Maps in fp32, as heads read them and as models give logits. The arrays are not copied.
 *
 * @param values (N, C, H, W), flat
 * @param shape its sides
 */
public record FloatMaps(float[] values, long[] shape) {
    public FloatMaps {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill a shape of " + Arrays.toString(shape));
        }
    }
}
