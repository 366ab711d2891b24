package io.roadloop.schemas.wire;

import io.roadloop.schemas.avro.ModelRelease;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** What a release's signature covers. */
public final class ReleaseSignatures {

    private static final ByteBuffer NOTHING = ByteBuffer.wrap(new byte[0]).asReadOnlyBuffer();

    private ReleaseSignatures() {}

    /**
     * The record's Avro binary form with an empty signature: every field counts, the key id too. The form is this
     * build's; a field that is added to the record later must be left out of it where it has its default, or the
     * signatures of older releases no longer hold.
     */
    public static byte[] payload(ModelRelease release) {
        ModelRelease unsigned =
                ModelRelease.newBuilder(release).setSignature(NOTHING).build();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new SpecificDatumWriter<>(ModelRelease.class).write(unsigned, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
        return bytes.toByteArray();
    }
}
