package io.roadloop.schemas.avro;

import io.roadloop.schemas.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * The golden files of one version of a record: its bytes, the schema that wrote them, and a reading in JSON. They never
 * change. {@link #main} writes those of a new version, and leaves those that are there.
 *
 * @param name record, and variant where one does not show all
 * @param version rises with every released change of the schema
 */
record Golden(String name, int version) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Every version of every record. */
    static List<Golden> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".bin"))
                    .map(file -> file.substring(0, file.length() - ".bin".length()))
                    .map(file -> new Golden(
                            file.substring(0, file.lastIndexOf('-')),
                            Integer.parseInt(file.substring(file.lastIndexOf('-') + 1))))
                    .toList();
        }
    }

    /** Argument: the version to write. */
    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, SpecificRecord> example : Examples.all().entrySet()) {
            Golden golden = new Golden(example.getKey(), Integer.parseInt(args[0]));
            if (!Files.exists(golden.file("bin"))) {
                byte[] bytes = encode(example.getValue());
                Files.write(golden.file("bin"), bytes);
                Files.writeString(
                        golden.file("avsc"), example.getValue().getSchema().toString(true) + "\n");
                Files.writeString(
                        golden.file("json"), json(bytes, example.getValue().getSchema()) + "\n");
            }
        }
    }

    String record() {
        return name.replaceAll("-.*", "");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file("bin"));
    }

    Schema writtenWith() throws IOException {
        return new Schema.Parser().parse(Files.readString(file("avsc")));
    }

    String reading() throws IOException {
        return Files.readString(file("json")).strip();
    }

    private Path file(String ending) {
        return FOLDER.resolve(name + "-" + version + "." + ending);
    }

    static byte[] encode(SpecificRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    static SpecificRecord decode(byte[] bytes, Schema writer, Schema reader) throws IOException {
        return new SpecificDatumReader<SpecificRecord>(writer, reader, SpecificData.getForSchema(reader))
                .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    }

    /** As Avro writes JSON: bytes as Latin-1 text, times as milliseconds. */
    static String json(byte[] bytes, Schema schema) throws IOException {
        Object datum =
                new GenericDatumReader<>(schema).read(null, DecoderFactory.get().binaryDecoder(bytes, null));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Encoder encoder = EncoderFactory.get().jsonEncoder(schema, text, true);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return text.toString(StandardCharsets.UTF_8).strip();
    }
}
