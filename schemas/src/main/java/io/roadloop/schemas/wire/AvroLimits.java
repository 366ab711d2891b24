package io.roadloop.schemas.wire;

import org.apache.avro.SystemLimitException;

/**
 * Bounds on what a record may claim of itself. Avro allocates the length that the bytes claim before it looks for them:
 * ten bytes could ask for 2 GB and stop a service.
 */
final class AvroLimits {

    private static final int BYTES = 8 * 1024 * 1024;
    private static final int STRING = 1024 * 1024;
    private static final int ITEMS = 1024 * 1024;

    private AvroLimits() {}

    /** Avro reads these once, when its first record is read; what somebody has set already stays. */
    static void apply() {
        bound(SystemLimitException.MAX_BYTES_LENGTH_PROPERTY, BYTES);
        bound(SystemLimitException.MAX_STRING_LENGTH_PROPERTY, STRING);
        bound(SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY, ITEMS);
    }

    private static void bound(String property, int limit) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Integer.toString(limit));
        }
    }
}
