package io.roadloop.schemas.wire;

import java.nio.ByteBuffer;

/** Avro's byte fields as arrays. */
public final class WireBytes {

    private WireBytes() {}

    /** A copy of what remains; the buffer's position stays, so that the record can be written again. */
    public static byte[] copy(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
