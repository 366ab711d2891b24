package io.roadloop.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicTableTest {

    private static final Path PAGE = Path.of("../docs/topics.md");

    @Test
    void shouldShowTheSpecsInTheDocumentation() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("the table of docs/topics.md; it must read as the specs do")
                .contains(table());
    }

    private static String table() {
        return "| topic | key | value | partitions | kept | stamped by | largest | shows | written by | read by |\n"
                + "|---|---|---|---|---|---|---|---|---|---|\n"
                + Topics.all().stream().map(TopicTableTest::row).collect(Collectors.joining());
    }

    private static String row(TopicSpec<?> spec) {
        return "| `%s` | %s | `%s` | %d | %s | %s | %d MiB | %s | %s | %s |%n"
                .formatted(
                        spec.name(),
                        spec.key(),
                        spec.value().getSimpleName(),
                        spec.partitions(),
                        spec.retention().words(),
                        spec.timestamps().name,
                        spec.maxBytes() / 1024 / 1024,
                        spec.privacy().label(),
                        names(spec.writers()),
                        names(spec.readers()));
    }

    private static String names(Collection<Party> parties) {
        return parties.stream().sorted().map(Party::label).collect(Collectors.joining(", "));
    }
}
