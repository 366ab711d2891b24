package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/** The checks that need no pixel: bytes, type, and the size that the header claims. */
final class Headers {

    private Headers() {}

    static ImageHeader read(byte[] bytes, ImageLimits limits) throws RefusedException {
        checkBytes(bytes, limits);
        if (PngFile.isPng(bytes)) {
            return new ImageHeader(
                    ImageFormat.PNG, PngHeader.read(bytes, limits).size());
        }
        if (JpegStructure.isJpeg(bytes)) {
            return new ImageHeader(ImageFormat.JPEG, JpegStructure.header(bytes, limits));
        }
        throw new RefusedException(RefusalCause.IMAGE_TYPE, "the bytes are neither JPEG nor PNG");
    }

    static void checkBytes(byte[] bytes, ImageLimits limits) throws RefusedException {
        if (bytes.length > limits.maximumBytes()) {
            throw new RefusedException(
                    RefusalCause.IMAGE_TOO_MANY_BYTES,
                    bytes.length + " bytes, more than the limit of " + limits.maximumBytes());
        }
    }

    static Size checkedSize(long width, long height, ImageLimits limits) throws RefusedException {
        if (width < 1 || height < 1) {
            throw new RefusedException(
                    RefusalCause.IMAGE_BROKEN, "the header claims " + width + "x" + height + " pixels");
        }
        if (Math.max(width, height) > ImageLimits.MAXIMUM_SIDE || width * height > limits.maximumPixels()) {
            throw new RefusedException(
                    RefusalCause.IMAGE_TOO_LARGE,
                    "the header claims " + width + "x" + height + " pixels, more than the limit of "
                            + limits.maximumPixels());
        }
        return new Size((int) width, (int) height);
    }
}
