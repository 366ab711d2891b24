package io.roadloop.vision.codec;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images that the tests make: smooth ones, noise, and files that lie. */
final class Pictures {

    private Pictures() {}

    /** A smooth picture with some structure, so that JPEG keeps it close. */
    static RgbImage smooth(Size size) {
        byte[] rgb = new byte[(int) size.pixels() * 3];
        for (int y = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++) {
                int at = 3 * (y * size.width() + x);
                rgb[at] = (byte) (255 * x / size.width());
                rgb[at + 1] = (byte) (255 * y / size.height());
                rgb[at + 2] = (byte) (128 + 60 * Math.sin((x + y) / 9.0));
            }
        }
        return new RgbImage(size, rgb);
    }

    static RgbImage noise(Size size, long seed) {
        byte[] rgb = new byte[(int) size.pixels() * 3];
        new SplittableRandom(seed).nextBytes(rgb);
        return new RgbImage(size, rgb);
    }

    static LabelMask stripes(Size size, int classes) {
        byte[] indices = new byte[(int) size.pixels()];
        for (int i = 0; i < indices.length; i++) {
            int stripe = i % size.width() / 5 % (classes + 1);
            indices[i] = (byte) (stripe == classes ? LabelMask.IGNORE : stripe);
        }
        return new LabelMask(size, indices);
    }

    /** What the JDK's own codec writes, e.g. a kind of PNG that ours does not. */
    static byte[] byTheJdk(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A PNG whose header says anything, with a right checksum and no rows. */
    static byte[] pngClaiming(int width, int height, int bits, int colour, int interlace) {
        ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 12);
        png.put(PngFile.signature());
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) bits)
                .put((byte) colour)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) interlace)
                .array();
        chunk(png, PngFile.IHDR, header);
        chunk(png, PngFile.IDAT, new byte[0]);
        chunk(png, PngFile.IEND, new byte[0]);
        return png.array();
    }

    /** A JPEG with the size in its frame header overwritten. */
    static byte[] jpegClaiming(byte[] jpeg, int width, int height) {
        byte[] lie = jpeg.clone();
        int frame = frameHeader(lie);
        ByteBuffer.wrap(lie).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return lie;
    }

    /** The position of a baseline JPEG's frame marker. */
    static int frameHeader(byte[] jpeg) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                return i;
            }
        }
        throw new AssertionError("no baseline frame header");
    }

    private static void chunk(ByteBuffer png, int type, byte[] content) {
        byte[] typed = ByteBuffer.allocate(4 + content.length)
                .putInt(type)
                .put(content)
                .array();
        CRC32 sum = new CRC32();
        sum.update(typed);
        png.putInt(content.length).put(typed).putInt((int) sum.getValue());
    }
}
