package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/**
 * The markers of a JPEG, walked without decoding a pixel: its size, its kind, and whether it ends where it should.
 *
 * <p>ImageIO fills a truncated file up with grey and says nothing, so the end marker is looked for here. The number of
 * scans is limited: each scan of a progressive file is a pass over all pixels, and a file of a few kilobytes can ask
 * for thousands of them.
 */
final class JpegStructure {

    /** Encoders write about ten. */
    private static final int MAXIMUM_SCANS = 32;

    private static final int SOF_PROGRESSIVE = 0xC2;
    private static final int DHT = 0xC4;
    private static final int JPG = 0xC8;
    private static final int DAC = 0xCC;
    private static final int RST_FIRST = 0xD0;
    private static final int RST_LAST = 0xD7;
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int TEM = 0x01;

    private JpegStructure() {}

    static boolean isJpeg(byte[] bytes) {
        return bytes.length >= 3
                && Bytes.u8(bytes, 0) == 0xFF
                && Bytes.u8(bytes, 1) == SOI
                && Bytes.u8(bytes, 2) == 0xFF;
    }

    /** The size, from the frame header, within the limits. */
    static Size header(byte[] bytes, ImageLimits limits) throws RefusedException {
        int at = 2;
        while (true) {
            at = marker(bytes, at);
            int marker = Bytes.u8(bytes, at - 1);
            if (isFrame(marker)) {
                return frame(bytes, at, marker, limits);
            }
            if (marker == SOS || marker == EOI) {
                throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a JPEG without a frame header");
            }
            at = skip(bytes, at, marker);
        }
    }

    /** Walks all the scans to the end marker. */
    static void checkComplete(byte[] bytes) throws RefusedException {
        int at = 2;
        int scans = 0;
        while (true) {
            at = marker(bytes, at);
            int marker = Bytes.u8(bytes, at - 1);
            if (marker == EOI) {
                return;
            }
            at = skip(bytes, at, marker);
            if (marker == SOS) {
                if (++scans > MAXIMUM_SCANS) {
                    throw new RefusedException(
                            RefusalCause.IMAGE_TYPE, "a progressive JPEG of more than " + MAXIMUM_SCANS + " scans");
                }
                at = afterScan(bytes, at);
            }
        }
    }

    /** The position behind the next marker's code; padding of FF bytes may stand before it. */
    private static int marker(byte[] bytes, int from) throws RefusedException {
        int at = from;
        if (at < bytes.length && Bytes.u8(bytes, at) != 0xFF) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "no JPEG marker where one belongs, at byte " + at);
        }
        while (at < bytes.length && Bytes.u8(bytes, at) == 0xFF) {
            at++;
        }
        if (at >= bytes.length) {
            throw truncated(bytes);
        }
        return at + 1;
    }

    private static int skip(byte[] bytes, int at, int marker) throws RefusedException {
        if (marker == TEM || marker >= RST_FIRST && marker <= SOI) {
            return at;
        }
        return at + segment(bytes, at);
    }

    /** The length of a segment, itself included, all of it present. */
    private static int segment(byte[] bytes, int at) throws RefusedException {
        if (at + 2 > bytes.length) {
            throw truncated(bytes);
        }
        int length = Bytes.u16(bytes, at);
        if (length < 2) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a JPEG segment of length " + length);
        }
        if (at + length > bytes.length) {
            throw truncated(bytes);
        }
        return length;
    }

    /** The position of the marker that ends the entropy-coded bytes: stuffed zeros and restarts belong to them. */
    private static int afterScan(byte[] bytes, int from) throws RefusedException {
        for (int at = from; at + 1 < bytes.length; at++) {
            if (bytes[at] == (byte) 0xFF) {
                int next = Bytes.u8(bytes, at + 1);
                if (next != 0 && next != 0xFF && !(next >= RST_FIRST && next <= RST_LAST)) {
                    return at;
                }
            }
        }
        throw truncated(bytes);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != DHT && marker != JPG && marker != DAC;
    }

    private static Size frame(byte[] bytes, int at, int marker, ImageLimits limits) throws RefusedException {
        if (marker > SOF_PROGRESSIVE) {
            throw new RefusedException(
                    RefusalCause.IMAGE_TYPE,
                    "a lossless, hierarchical or arithmetic JPEG; only baseline and progressive");
        }
        if (segment(bytes, at) < 8) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a JPEG frame header that is too short");
        }
        int bits = Bytes.u8(bytes, at + 2);
        int components = Bytes.u8(bytes, at + 7);
        if (bits != 8) {
            throw new RefusedException(RefusalCause.IMAGE_TYPE, "a JPEG of " + bits + " bits; only 8");
        }
        if (components != 1 && components != 3) {
            throw new RefusedException(
                    RefusalCause.IMAGE_TYPE,
                    "a JPEG of " + components + " components (CMYK has 4); only grey and colour");
        }
        return Headers.checkedSize(Bytes.u16(bytes, at + 5), Bytes.u16(bytes, at + 3), limits);
    }

    private static RefusedException truncated(byte[] bytes) {
        return new RefusedException(
                RefusalCause.IMAGE_TRUNCATED, "the JPEG ends after " + bytes.length + " bytes without its end marker");
    }
}
