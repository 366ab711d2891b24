package io.roadloop.vision.codec;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;

/**
 * Reads JPEG and PNG frames within limits. Any bytes are welcome: nothing is thrown, and the header is judged before a
 * pixel is allocated.
 *
 * <p>Read: JPEG baseline and progressive, grey and colour; PNG of every depth without interlacing (alpha is dropped, 16
 * bits become 8). Everything comes out as 8-bit RGB.
 */
public final class ImageReader {

    private ImageReader() {}

    /** Format and size, without decoding; a file that passes may still be broken further on. */
    public static DecodedHeader header(byte[] bytes, ImageLimits limits) {
        try {
            return new DecodedHeader.Header(Headers.read(bytes, limits));
        } catch (RefusedException refused) {
            return new DecodedHeader.Refused(refused.why(), refused.detail());
        }
    }

    /** The image, or why there is none. */
    public static Decoded read(byte[] bytes, ImageLimits limits) {
        try {
            return new Decoded.Image(pixels(bytes, Headers.read(bytes, limits), limits));
        } catch (RefusedException refused) {
            return new Decoded.Refused(refused.why(), refused.detail());
        }
    }

    /** The image, refused before its pixels are read if it has another size than its record declares. */
    public static Decoded read(byte[] bytes, ImageLimits limits, Size declared) {
        try {
            ImageHeader header = Headers.read(bytes, limits);
            if (!header.size().equals(declared)) {
                throw new RefusedException(
                        RefusalCause.IMAGE_SIZE_MISMATCH,
                        "the image is " + header.size() + ", but its record says " + declared);
            }
            return new Decoded.Image(pixels(bytes, header, limits));
        } catch (RefusedException refused) {
            return new Decoded.Refused(refused.why(), refused.detail());
        }
    }

    private static RgbImage pixels(byte[] bytes, ImageHeader header, ImageLimits limits) throws RefusedException {
        return switch (header.format()) {
            case JPEG -> {
                JpegStructure.checkComplete(bytes);
                yield JpegPixels.read(bytes, header.size());
            }
            case PNG -> PngPixels.colours(PngFile.read(bytes, limits));
        };
    }
}
