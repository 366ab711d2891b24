package io.roadloop.schemas.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.schemas.Examples;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenBytesTest {

    private static final Map<String, Schema> TODAY =
            Topics.all().stream().map(TopicSpec::schema).collect(Collectors.toMap(Schema::getName, schema -> schema));

    static List<Golden> golden() throws IOException {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldReadTheBytesOfEveryReleasedVersionWithTodaysSchema(Golden golden) throws IOException {
        // Given
        Schema writer = golden.writtenWith();
        Schema reader = TODAY.get(golden.record());

        // When
        SpecificRecord read = Golden.decode(golden.bytes(), writer, reader);

        // Then
        assertThat(read.getSchema()).isEqualTo(reader);
        assertThat(Golden.json(golden.bytes(), writer)).isEqualTo(golden.reading());
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldWriteTheSameBytesAgainWhenTheSchemaIsStillTheVersions(Golden golden) throws IOException {
        // Given
        Schema today = TODAY.get(golden.record());
        if (!golden.writtenWith().equals(today)) {
            return;
        }

        // When
        SpecificRecord read = Golden.decode(golden.bytes(), today, today);

        // Then
        assertThat(Golden.encode(read)).isEqualTo(golden.bytes());
        assertThat(read).isEqualTo(Examples.all().get(golden.name()));
    }

    @Test
    void shouldHaveGoldenBytesOfTodaysSchemaForEveryRecord() throws IOException {
        for (Map.Entry<String, SpecificRecord> example : Examples.all().entrySet()) {
            assertThat(Golden.all())
                    .as("golden bytes of today's %s; Golden.main writes a new version", example.getKey())
                    .anySatisfy(golden -> {
                        assertThat(golden.name()).isEqualTo(example.getKey());
                        assertThat(golden.writtenWith())
                                .isEqualTo(example.getValue().getSchema());
                    });
        }
        assertThat(Examples.all().values())
                .extracting(example -> example.getSchema().getName())
                .containsAll(TODAY.keySet());
    }

    @Test
    void shouldDocumentEveryRecordAndEveryField() {
        TODAY.values().forEach(GoldenBytesTest::assertDocumented);
    }

    private static void assertDocumented(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
                for (Schema.Field field : schema.getFields()) {
                    assertThat(field.doc())
                            .as(schema.getName() + "." + field.name())
                            .isNotBlank();
                    assertDocumented(field.schema());
                }
            }
            case ENUM -> assertThat(schema.getDoc()).as(schema.getFullName()).isNotBlank();
            case UNION -> schema.getTypes().forEach(GoldenBytesTest::assertDocumented);
            case ARRAY -> assertDocumented(schema.getElementType());
            case MAP -> assertDocumented(schema.getValueType());
            default -> assertThat(schema.getType()).isNotEqualTo(Schema.Type.FIXED);
        }
    }
}
