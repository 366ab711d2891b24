package io.roadloop.inference;

import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.wire.AvroWire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;

/** Asks the registry for everything that serving will need of it, so that it may be away from then on. */
final class SchemaCache {

    private static final long SEED = 1;

    private SchemaCache() {}

    /**
     * Registers the schemas, then writes and reads one record of each topic: the registry's client answers from memory
     * afterwards. Only a frame that another build wrote, with another schema, asks again.
     */
    static void fill(AvroWire wire, Collection<? extends TopicSpec<?>> topics) {
        wire.register();
        topics.forEach(topic -> useOnce(wire, topic));
    }

    private static <V extends SpecificRecord> void useOnce(AvroWire wire, TopicSpec<V> topic) {
        wire.reader(topic).read(wire.serializer(topic).serialize(topic.name(), anyRecord(topic)));
    }

    private static <V extends SpecificRecord> V anyRecord(TopicSpec<V> topic) {
        Object generic = new RandomData(topic.schema(), 1, SEED).iterator().next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<>(topic.schema()).write(generic, encoder);
            encoder.flush();
            return new SpecificDatumReader<>(topic.value())
                    .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail", impossible);
        }
    }
}
