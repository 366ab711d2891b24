package io.roadloop.vision.codec;

import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;

/** Masks as PNG: palette when written, so that a person sees colours; 8-bit grey or palette when read, by index. */
public final class MaskCodec {

    private static final int PALETTE_COLOURS = 256;

    private MaskCodec() {}

    /** A palette PNG in the taxonomy's colours; every other index, 255 among them, is black. */
    public static byte[] encode(LabelMask mask, Taxonomy taxonomy) {
        byte[] colours = new byte[PALETTE_COLOURS * RgbImage.CHANNELS];
        int at = 0;
        for (ClassSpec spec : taxonomy.classes()) {
            colours[at++] = (byte) spec.red();
            colours[at++] = (byte) spec.green();
            colours[at++] = (byte) spec.blue();
        }
        return PngFileWriter.palette(mask.size(), mask.classes(), colours);
    }

    /** The mask, whatever its size and indices are, or why there is none. */
    public static DecodedMask decode(byte[] bytes, ImageLimits limits) {
        try {
            return new DecodedMask.Mask(pixels(bytes, header(bytes, limits), limits));
        } catch (RefusedException refused) {
            return new DecodedMask.Refused(refused.why(), refused.detail());
        }
    }

    /**
     * A mask as people keep it: what the taxonomy ignores has become 255. Refused also if it holds an index that the
     * taxonomy neither has nor ignores.
     */
    public static DecodedMask decode(byte[] bytes, ImageLimits limits, Taxonomy taxonomy) {
        try {
            LabelMask mask = pixels(bytes, header(bytes, limits), limits).ignoring(taxonomy.ignored());
            int stranger = mask.firstBeyond(taxonomy.size());
            if (stranger >= 0) {
                throw new RefusedException(
                        RefusalCause.MASK_CLASS,
                        "the mask holds the index " + stranger + ", and " + taxonomy.describe());
            }
            return new DecodedMask.Mask(mask);
        } catch (RefusedException refused) {
            return new DecodedMask.Refused(refused.why(), refused.detail());
        }
    }

    /** The mask of a frame: refused also if it has another size, or an index that the taxonomy does not have. */
    public static DecodedMask decode(byte[] bytes, ImageLimits limits, Size frame, Taxonomy taxonomy) {
        try {
            PngHeader header = header(bytes, limits);
            if (!header.size().equals(frame)) {
                throw new RefusedException(
                        RefusalCause.MASK_SIZE, "the mask is " + header.size() + ", but its frame is " + frame);
            }
            LabelMask mask = pixels(bytes, header, limits);
            checkClasses(mask, taxonomy);
            return new DecodedMask.Mask(mask);
        } catch (RefusedException refused) {
            return new DecodedMask.Refused(refused.why(), refused.detail());
        }
    }

    private static PngHeader header(byte[] bytes, ImageLimits limits) throws RefusedException {
        Headers.checkBytes(bytes, limits);
        if (!PngFile.isPng(bytes)) {
            throw new RefusedException(RefusalCause.MASK_TYPE, "a mask must be a PNG");
        }
        PngHeader header = PngHeader.read(bytes, limits);
        boolean indices = header.colour() == PngHeader.Colour.PALETTE
                || header.colour() == PngHeader.Colour.GREY && header.bits() == 8;
        if (!indices) {
            throw new RefusedException(
                    RefusalCause.MASK_TYPE,
                    "a PNG of " + header.bits() + "-bit " + header.colour()
                            + "; a mask must be 8-bit grey or palette, one class index a pixel");
        }
        return header;
    }

    private static LabelMask pixels(byte[] bytes, PngHeader header, ImageLimits limits) throws RefusedException {
        return new LabelMask(header.size(), PngPixels.samples(PngFile.read(bytes, limits)));
    }

    private static void checkClasses(LabelMask mask, Taxonomy taxonomy) throws RefusedException {
        int stranger = mask.firstBeyond(taxonomy.size());
        if (stranger >= 0) {
            throw new RefusedException(
                    RefusalCause.MASK_CLASS,
                    "the mask holds class " + stranger + ", but " + taxonomy.name() + " has " + taxonomy.size()
                            + " classes, and 255 to ignore");
        }
    }
}
