package io.roadloop.vision.codec;

import io.roadloop.vision.Size;

/** Planes of one byte a pixel (confidence codes) as grey PNG. */
public final class PlaneCodec {

    private PlaneCodec() {}

    /**
     * An 8-bit grey PNG.
     *
     * @param plane (height, width), unsigned bytes
     */
    public static byte[] encodeGrey(byte[] plane, Size size) {
        if (plane.length != size.pixels()) {
            throw new IllegalArgumentException(
                    "a plane of " + size + " has " + size.pixels() + " bytes, but " + plane.length + " were given");
        }
        return PngFileWriter.grey(size, plane);
    }

    /** The plane, or why there is none; only 8-bit grey PNG is read. */
    public static DecodedPlane decodeGrey(byte[] bytes, ImageLimits limits) {
        try {
            Headers.checkBytes(bytes, limits);
            if (!PngFile.isPng(bytes)) {
                throw new RefusedException(RefusalCause.IMAGE_TYPE, "a plane must be a PNG");
            }
            PngHeader header = PngHeader.read(bytes, limits);
            if (header.colour() != PngHeader.Colour.GREY || header.bits() != 8) {
                throw new RefusedException(RefusalCause.IMAGE_TYPE, "a plane must be an 8-bit grey PNG");
            }
            return new DecodedPlane.Plane(header.size(), PngPixels.samples(PngFile.read(bytes, limits)));
        } catch (RefusedException refused) {
            return new DecodedPlane.Refused(refused.why(), refused.detail());
        }
    }
}
