package io.roadloop.trainer.pool;

import io.roadloop.kit.files.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * An encoded sample as bytes: magic, id, generation, times, domain unless it is the target, image, mask. The SHA-256 of these bytes is the file's name,
 * so that the same sample is one file however often it comes, and a damaged one is known when it is read.
 */
final class SampleFile {
    private static final int MAGIC = 0x524C5331;
    /** Of a sample that names its domain. */
    private static final int MAGIC_WITH_DOMAIN = 0x524C5332;

    private static final String SUFFIX = ".sample";
    private static final int MARK_DIGITS = 16;
    private static final int NO_MASK = -1;

    private SampleFile() {}

    /** What the pool needs to know of a file without reading the pictures. */
    record Header(String id, int generation, Instant at, Instant arrived, String domain) {}

    static byte[] toBytes(EncodedSample sample) {
        byte[] mask = sample.mask().orElse(new byte[0]);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sample.image().length + mask.length + 256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            boolean target = sample.domain().equals(EncodedSample.TARGET);
            out.writeInt(target ? MAGIC : MAGIC_WITH_DOMAIN);
            out.writeUTF(sample.id());
            out.writeInt(sample.generation());
            out.writeLong(sample.at().toEpochMilli());
            out.writeLong(sample.arrived().toEpochMilli());
            if (!target) {
                out.writeUTF(sample.domain());
            }
            out.writeInt(sample.image().length);
            out.writeInt(sample.mask().isPresent() ? mask.length : NO_MASK);
            out.write(sample.image());
            out.write(mask);
        } catch (IOException e) {
            throw new UncheckedIOException("sample " + sample.id() + " cannot be packed", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException if the bytes are not what {@link #toBytes} made */
    static EncodedSample fromBytes(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Header header = header(in);
            int imageLength = in.readInt();
            int maskLength = in.readInt();
            byte[] image = in.readNBytes(imageLength);
            Optional<byte[]> mask = maskLength == NO_MASK ? Optional.empty() : Optional.of(in.readNBytes(maskLength));
            return new EncodedSample(
                    header.id(), image, mask, header.generation(), header.at(), header.arrived(), header.domain());
        }
    }

    /** @throws IOException if the file cannot be read or is no sample */
    static Header readHeader(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            return header(in);
        }
    }

    static String name(String digest) {
        return digest + SUFFIX;
    }

    /** Whether a file of that name is a sample, not one half written. */
    static boolean isName(String name) {
        return name.endsWith(SUFFIX);
    }

    /** Of the content of the file with that name. */
    static String digestNamed(String name) {
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** The first 16 digits: enough to tell files apart, and short in a journal. */
    static String mark(String digest) {
        return digest.substring(0, Math.min(MARK_DIGITS, digest.length()));
    }

    static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    private static Header header(DataInputStream in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC && magic != MAGIC_WITH_DOMAIN) {
            throw new IOException("not a sample of a pool");
        }
        String id = in.readUTF();
        int generation = in.readInt();
        Instant at = Instant.ofEpochMilli(in.readLong());
        Instant arrived = Instant.ofEpochMilli(in.readLong());
        String domain = magic == MAGIC ? EncodedSample.TARGET : in.readUTF();
        return new Header(id, generation, at, arrived, domain);
    }
}
