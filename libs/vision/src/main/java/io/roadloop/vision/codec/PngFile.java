package io.roadloop.vision.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The chunks of a PNG, checked: header, palette, and where the compressed rows lie.
 *
 * <p>Read here rather than by ImageIO, which turns palette masks into colours, ignores checksums, and unpacks text
 * chunks that nobody asked for.
 */
final class PngFile {

    static final int IHDR = 0x49484452;
    static final int PLTE = 0x504C5445;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Length and type before a chunk's content, checksum behind it. */
    private static final int CHUNK_HEAD = 8;

    private static final int CHUNK_TAIL = 4;
    /** A chunk is critical, and must be understood, if its first letter is upper case. */
    private static final int ANCILLARY_BIT = 0x20000000;

    /** A run of compressed bytes within the file. */
    record Span(int offset, int length) {}

    private final byte[] bytes;
    private final PngHeader header;
    private final List<Span> rows = new ArrayList<>();
    private Span palette = new Span(0, 0);

    private PngFile(byte[] bytes, PngHeader header) {
        this.bytes = bytes;
        this.header = header;
    }

    static boolean isPng(byte[] bytes) {
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (i >= bytes.length || bytes[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** Reads the chunks of bytes for which {@link #isPng} holds. */
    static PngFile read(byte[] bytes, ImageLimits limits) throws RefusedException {
        PngFile file = new PngFile(bytes, PngHeader.read(bytes, limits));
        int at = SIGNATURE.length;
        int type = 0;
        while (type != IEND) {
            if (bytes.length - at < CHUNK_HEAD + CHUNK_TAIL) {
                throw truncated(bytes);
            }
            int length = Bytes.i32(bytes, at);
            type = Bytes.i32(bytes, at + 4);
            if (length < 0) {
                throw new RefusedException(RefusalCause.IMAGE_BROKEN, "a PNG chunk of impossible length");
            }
            if (length > bytes.length - at - CHUNK_HEAD - CHUNK_TAIL) {
                throw truncated(bytes);
            }
            file.take(type, new Span(at + CHUNK_HEAD, length));
            at += CHUNK_HEAD + length + CHUNK_TAIL;
        }
        return file;
    }

    PngHeader header() {
        return header;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The compressed rows, in order. */
    List<Span> rows() {
        return rows;
    }

    /** Colours in the palette; 0 without one. */
    int paletteSize() {
        return palette.length / 3;
    }

    /** Where the red of a palette's colour stands in {@link #bytes}; green and blue follow. */
    int paletteEntry(int index) {
        return palette.offset + 3 * index;
    }

    private void take(int type, Span content) throws RefusedException {
        if ((type & ANCILLARY_BIT) != 0) {
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes, content.offset - 4, content.length + 4);
        if ((int) sum.getValue() != Bytes.i32(bytes, content.offset + content.length)) {
            throw new RefusedException(
                    RefusalCause.IMAGE_BROKEN, "the checksum of a PNG chunk at byte " + content.offset + " is wrong");
        }
        switch (type) {
            case IHDR, IEND -> {}
            case IDAT -> rows.add(content);
            case PLTE -> palette = content;
            default -> throw new RefusedException(RefusalCause.IMAGE_TYPE, "a PNG with an unknown critical chunk");
        }
    }

    private static RefusedException truncated(byte[] bytes) {
        return new RefusedException(
                RefusalCause.IMAGE_TRUNCATED, "the PNG ends after " + bytes.length + " bytes without its end chunk");
    }
}
