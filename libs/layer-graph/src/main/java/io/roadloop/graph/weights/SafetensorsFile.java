package io.roadloop.graph.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file, open for reading. Holds a file handle: close it.
 *
 * <p>The format: the header's length in 8 little-endian bytes, a JSON header that gives each tensor its type, shape and
 * extent, then the tensors' bytes (github.com/huggingface/safetensors). The header is checked as a whole before any
 * tensor is read: extents lie in the file, cover it without gap or overlap, and have the size that type and shape ask
 * for.
 */
final class SafetensorsFile implements AutoCloseable {
    /** A tenth of what the format allows; a ResNet-101's takes 60 KB. */
    static final int LONGEST_HEADER = 10_000_000;

    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int CHUNK = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final HeaderReader.Header header;
    private final long data;

    private SafetensorsFile(Path file, FileChannel channel) throws IOException, HeaderReader.Broken {
        this.file = file;
        this.channel = channel;
        long size = channel.size();
        require(size > LENGTH_BYTES, "it has " + size + " bytes, too few for a safetensors file");
        long length = exactly(0, LENGTH_BYTES).getLong();
        require(
                length >= 2 && length <= size - LENGTH_BYTES,
                "its first 8 bytes announce a header of " + Long.toUnsignedString(length) + " bytes, but only "
                        + (size - LENGTH_BYTES) + " follow: it is cut off, or no safetensors file");
        require(
                length <= LONGEST_HEADER,
                "its header has " + length + " bytes; more than " + LONGEST_HEADER + " are not read");
        this.data = LENGTH_BYTES + length;
        this.header = HeaderReader.read(text(exactly(LENGTH_BYTES, (int) length)), size - data);
    }

    /**
     * Opens a file and checks its header.
     *
     * @throws WeightsFileException if it cannot be read, or is not a sound safetensors file
     */
    static SafetensorsFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new SafetensorsFile(file, channel);
            } catch (IOException | HeaderReader.Broken | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (HeaderReader.Broken e) {
            throw new WeightsFileException(file, String.valueOf(e.getMessage()), e);
        } catch (NoSuchFileException e) {
            throw new WeightsFileException(file, "there is no such file", e);
        } catch (IOException e) {
            throw new WeightsFileException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** In the order of their bytes. */
    List<StoredTensor> tensors() {
        return header.tensors();
    }

    Map<String, String> metadata() {
        return header.metadata();
    }

    /** The values of one of {@link #tensors}, of a type that is read. */
    float[] values(StoredTensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.shape().size())];
        int atOnce = CHUNK / tensor.type().bytes();
        try {
            for (int done = 0; done < values.length; done += atOnce) {
                int count = Math.min(atOnce, values.length - done);
                long position =
                        data + tensor.begin() + (long) done * tensor.type().bytes();
                tensor.type().read(exactly(position, count * tensor.type().bytes()), values, done, count);
            }
            return values;
        } catch (IOException e) {
            throw new WeightsFileException(file, "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private ByteBuffer exactly(long position, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new EOFException("it became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer utf8) throws HeaderReader.Broken {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException e) {
            throw new HeaderReader.Broken("its header is not text in UTF-8: it is no safetensors file");
        }
    }

    private static void require(boolean holds, String rule) throws HeaderReader.Broken {
        if (!holds) {
            throw new HeaderReader.Broken(rule);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new WeightsFileException(file, "cannot be closed (" + e.getMessage() + ")", e);
        }
    }
}
