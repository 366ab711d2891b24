package io.roadloop.vision.codec;

import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The rows of a PNG, inflated and unfiltered one after the other; two rows are held at a time. Close it: native memory. */
final class PngRows implements AutoCloseable {

    /** Deflate cannot do better; a header that needs more than this from its bytes is a lie, found before allocation. */
    private static final long BEST_RATIO = 1032;

    private final PngFile file;
    private final Inflater inflater = new Inflater();
    private final Iterator<PngFile.Span> spans;
    private final int pixelBytes;
    private byte[] row;
    private byte[] above;

    private PngRows(PngFile file) {
        int rowBytes = file.header().rowBytes();
        this.file = file;
        this.spans = file.rows().iterator();
        this.pixelBytes = file.header().pixelBytes();
        this.row = new byte[rowBytes + 1];
        this.above = new byte[rowBytes + 1];
    }

    static PngRows open(PngFile file) throws RefusedException {
        PngHeader header = file.header();
        long needed = (header.rowBytes() + 1L) * header.size().height();
        long compressed = file.rows().stream().mapToLong(PngFile.Span::length).sum();
        if (needed > compressed * BEST_RATIO) {
            throw new RefusedException(
                    RefusalCause.IMAGE_TRUNCATED,
                    "a PNG of " + header.size() + " cannot come from " + compressed + " compressed bytes");
        }
        return new PngRows(file);
    }

    /** The next row, unfiltered; its samples start at index 1. Valid until the next call. */
    byte[] next() throws RefusedException {
        byte[] finished = above;
        above = row;
        row = finished;
        fill();
        unfilter();
        return row;
    }

    @Override
    public void close() {
        inflater.end();
    }

    private void fill() throws RefusedException {
        int at = 0;
        try {
            while (at < row.length) {
                int count = inflater.inflate(row, at, row.length - at);
                at += count;
                if (count == 0) {
                    feed();
                }
            }
        } catch (DataFormatException broken) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "the PNG's rows do not inflate");
        }
    }

    private void feed() throws RefusedException {
        if (inflater.needsDictionary()) {
            throw new RefusedException(RefusalCause.IMAGE_BROKEN, "the PNG's rows ask for a dictionary");
        }
        if (inflater.finished() || !spans.hasNext()) {
            throw new RefusedException(RefusalCause.IMAGE_TRUNCATED, "the PNG's rows end too early");
        }
        PngFile.Span span = spans.next();
        inflater.setInput(file.bytes(), span.offset(), span.length());
    }

    private void unfilter() throws RefusedException {
        switch (row[0]) {
            case 0 -> {}
            case 1 -> left();
            case 2 -> up();
            case 3 -> mean();
            case 4 -> paeth();
            default -> throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a PNG row with filter " + row[0]);
        }
    }

    private void left() {
        for (int i = 1 + pixelBytes; i < row.length; i++) {
            row[i] += row[i - pixelBytes];
        }
    }

    private void up() {
        for (int i = 1; i < row.length; i++) {
            row[i] += above[i];
        }
    }

    private void mean() {
        for (int i = 1; i < row.length; i++) {
            int left = i > pixelBytes ? row[i - pixelBytes] & 0xFF : 0;
            row[i] += (byte) ((left + (above[i] & 0xFF)) >> 1);
        }
    }

    private void paeth() {
        for (int i = 1; i < row.length; i++) {
            int left = i > pixelBytes ? row[i - pixelBytes] & 0xFF : 0;
            int corner = i > pixelBytes ? above[i - pixelBytes] & 0xFF : 0;
            row[i] += (byte) predict(left, above[i] & 0xFF, corner);
        }
    }

    /** Paeth's predictor: whichever neighbour is nearest to left + up - corner. */
    static int predict(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
