package io.roadloop.vision.codec;

import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;

/** Rows of a PNG into colours, or into the samples themselves. */
final class PngPixels {

    private PngPixels() {}

    /** Every kind of PNG as 8-bit colour: alpha is dropped, 16 bits lose their lower half, grey is spread. */
    static RgbImage colours(PngFile file) throws RefusedException {
        Size size = file.header().size();
        try (PngRows rows = PngRows.open(file)) {
            byte[] rgb = new byte[Math.toIntExact(size.pixels() * RgbImage.CHANNELS)];
            int at = 0;
            for (int y = 0; y < size.height(); y++) {
                at = colourRow(file, rows.next(), rgb, at);
            }
            return new RgbImage(size, rgb);
        }
    }

    /** The samples of a grey or palette PNG as they stand: class indices, or confidence codes. */
    static byte[] samples(PngFile file) throws RefusedException {
        Size size = file.header().size();
        int bits = file.header().bits();
        try (PngRows rows = PngRows.open(file)) {
            byte[] plane = new byte[Math.toIntExact(size.pixels())];
            for (int y = 0; y < size.height(); y++) {
                byte[] row = rows.next();
                int at = y * size.width();
                if (bits == 8) {
                    System.arraycopy(row, 1, plane, at, size.width());
                } else {
                    for (int x = 0; x < size.width(); x++) {
                        plane[at + x] = (byte) packed(row, x, bits);
                    }
                }
            }
            return plane;
        }
    }

    private static int colourRow(PngFile file, byte[] row, byte[] rgb, int start) throws RefusedException {
        PngHeader header = file.header();
        int step = header.pixelBytes();
        int at = start;
        for (int x = 0; x < header.size().width(); x++) {
            int from = 1 + x * step;
            switch (header.colour()) {
                case RGB, RGB_ALPHA ->
                    put(rgb, at, row[from], row[from + header.bits() / 8], row[from + header.bits() / 4]);
                case GREY ->
                    put(rgb, at, header.bits() >= 8 ? row[from] : spread(packed(row, x, header.bits()), header.bits()));
                case GREY_ALPHA -> put(rgb, at, row[from]);
                case PALETTE -> putEntry(file, packed(row, x, header.bits()), rgb, at);
            }
            at += RgbImage.CHANNELS;
        }
        return at;
    }

    private static void put(byte[] rgb, int at, byte red, byte green, byte blue) {
        rgb[at] = red;
        rgb[at + 1] = green;
        rgb[at + 2] = blue;
    }

    private static void put(byte[] rgb, int at, byte grey) {
        put(rgb, at, grey, grey, grey);
    }

    private static void putEntry(PngFile file, int index, byte[] rgb, int at) throws RefusedException {
        if (index >= file.paletteSize()) {
            throw new RefusedException(
                    RefusalCause.IMAGE_BROKEN,
                    "palette index " + index + ", but the PNG has " + file.paletteSize() + " colours");
        }
        System.arraycopy(file.bytes(), file.paletteEntry(index), rgb, at, RgbImage.CHANNELS);
    }

    /** The x-th sample of a row with 1 to 8 bits a sample, highest bits first. */
    private static int packed(byte[] row, int x, int bits) {
        int at = x * bits;
        return (row[1 + (at >> 3)] & 0xFF) >> (8 - bits - (at & 7)) & ((1 << bits) - 1);
    }

    private static byte spread(int sample, int bits) {
        return (byte) (sample * 255 / ((1 << bits) - 1));
    }
}
