package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/**
 * The header chunk (IHDR) of a PNG.
 *
 * @param size within the limits it was read with
 * @param bits of one sample: 1, 2, 4, 8 or 16
 * @param colour what the samples of a pixel are
 */
record PngHeader(Size size, int bits, Colour colour) {

    /** Signature, chunk length and chunk type stand before the header's content. */
    private static final int CONTENT = 16;

    private static final int LENGTH = 13;

    /** PNG's colour types. */
    enum Colour {
        GREY(0, 1),
        RGB(2, 3),
        PALETTE(3, 1),
        GREY_ALPHA(4, 2),
        RGB_ALPHA(6, 4);

        private final int code;
        private final int samples;

        Colour(int code, int samples) {
            this.code = code;
            this.samples = samples;
        }

        int code() {
            return code;
        }

        static Colour of(int code) throws RefusedException {
            for (Colour colour : values()) {
                if (colour.code == code) {
                    return colour;
                }
            }
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a PNG of colour type " + code);
        }

        boolean allows(int bits) {
            return switch (this) {
                case GREY -> bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
                case PALETTE -> bits == 1 || bits == 2 || bits == 4 || bits == 8;
                case RGB, GREY_ALPHA, RGB_ALPHA -> bits == 8 || bits == 16;
            };
        }
    }

    static PngHeader read(byte[] bytes, ImageLimits limits) throws RefusedException {
        if (bytes.length < CONTENT + LENGTH) {
            throw new RefusedException(RefusalCause.IMAGE_TRUNCATED, "a PNG of " + bytes.length + " bytes");
        }
        if (Bytes.i32(bytes, 8) != LENGTH || Bytes.i32(bytes, 12) != PngFile.IHDR) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a PNG that does not start with its header");
        }
        long width = Integer.toUnsignedLong(Bytes.i32(bytes, CONTENT));
        long height = Integer.toUnsignedLong(Bytes.i32(bytes, CONTENT + 4));
        Size size = Headers.checkedSize(width, height, limits);
        int bits = Bytes.u8(bytes, CONTENT + 8);
        Colour colour = Colour.of(Bytes.u8(bytes, CONTENT + 9));
        if (!colour.allows(bits) || Bytes.u8(bytes, CONTENT + 10) != 0 || Bytes.u8(bytes, CONTENT + 11) != 0) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a PNG header that the format does not allow");
        }
        if (Bytes.u8(bytes, CONTENT + 12) != 0) {
            throw new RefusedException(RefusalCause.IMAGE_TYPE, "an interlaced PNG; save it without interlacing");
        }
        return new PngHeader(size, bits, colour);
    }

    /** Bytes of one row without its filter byte. */
    int rowBytes() {
        return (size.width() * colour.samples * bits + 7) / 8;
    }

    /** Bytes of one pixel, at least 1: the distance at which the filters look to the left. */
    int pixelBytes() {
        return Math.max(1, colour.samples * bits / 8);
    }
}
