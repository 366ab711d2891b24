package io.roadloop.vision.codec;

import io.roadloop.vision.Size;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes 8-bit PNGs: chunks, filters, deflate. */
final class PngFileWriter {

    /** Rows of a mask repeat as they are; filters would only hide that from deflate. */
    private static final byte NO_FILTER = 0;

    private static final byte PAETH = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PngFileWriter(Size size, PngHeader.Colour colour) {
        out.writeBytes(PngFile.signature());
        ByteBuffer header = ByteBuffer.allocate(13);
        header.putInt(size.width()).putInt(size.height()).put((byte) 8).put((byte) colour.code());
        chunk(PngFile.IHDR, header.array(), header.capacity());
    }

    static byte[] palette(Size size, byte[] indices, byte[] colours) {
        var writer = new PngFileWriter(size, PngHeader.Colour.PALETTE);
        writer.chunk(PngFile.PLTE, colours, colours.length);
        return writer.rows(unfiltered(indices, size));
    }

    static byte[] grey(Size size, byte[] plane) {
        return new PngFileWriter(size, PngHeader.Colour.GREY).rows(paeth(plane, size, 1));
    }

    static byte[] rgb(Size size, byte[] rgb) {
        return new PngFileWriter(size, PngHeader.Colour.RGB).rows(paeth(rgb, size, 3));
    }

    private byte[] rows(byte[] filtered) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(filtered);
            deflater.finish();
            byte[] buffer = new byte[Math.max(1024, filtered.length / 2)];
            var compressed = new ByteArrayOutputStream(buffer.length);
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            chunk(PngFile.IDAT, compressed.toByteArray(), compressed.size());
        } finally {
            deflater.end();
        }
        chunk(PngFile.IEND, new byte[0], 0);
        return out.toByteArray();
    }

    private void chunk(int type, byte[] content, int length) {
        ByteBuffer head = ByteBuffer.allocate(8).putInt(length).putInt(type);
        CRC32 sum = new CRC32();
        sum.update(head.array(), 4, 4);
        sum.update(content, 0, length);
        out.writeBytes(head.array());
        out.write(content, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    private static byte[] unfiltered(byte[] plane, Size size) {
        int stride = size.width();
        byte[] rows = new byte[plane.length + size.height()];
        for (int y = 0; y < size.height(); y++) {
            rows[y * (stride + 1)] = NO_FILTER;
            System.arraycopy(plane, y * stride, rows, y * (stride + 1) + 1, stride);
        }
        return rows;
    }

    private static byte[] paeth(byte[] samples, Size size, int pixelBytes) {
        int stride = size.width() * pixelBytes;
        byte[] rows = new byte[samples.length + size.height()];
        int to = 0;
        for (int y = 0; y < size.height(); y++) {
            rows[to++] = PAETH;
            for (int x = 0; x < stride; x++) {
                int at = y * stride + x;
                boolean inner = x >= pixelBytes;
                int left = inner ? samples[at - pixelBytes] & 0xFF : 0;
                int up = y > 0 ? samples[at - stride] & 0xFF : 0;
                int corner = inner && y > 0 ? samples[at - stride - pixelBytes] & 0xFF : 0;
                rows[to++] = (byte) (samples[at] - PngRows.predict(left, up, corner));
            }
        }
        return rows;
    }
}
