package io.roadloop.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.schemas.avro.CameraFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldHaveOneTopicForEverySchemaFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("avro"))) {
            assertThat(Topics.all())
                    .hasSize(9)
                    .extracting(spec -> spec.value().getSimpleName() + ".avsc")
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
        assertThat(Topics.all()).extracting(TopicSpec::name).doesNotHaveDuplicates();
    }

    @Test
    void shouldLayWhatIsKeyedByVehicleOnTheSamePartitionsAsTheFrames() {
        assertThat(Topics.SEGMENTATIONS.partitions()).isEqualTo(Topics.FRAMES.partitions());
        assertThat(Topics.PSEUDO_LABELS.partitions()).isEqualTo(Topics.FRAMES.partitions());
        assertThat(Topics.FRAMES.configuration())
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("max.message.bytes", "4194304")
                .containsEntry("cleanup.policy", "delete");
    }

    @Test
    void shouldKeepReleasesInOneOrderForEver() {
        assertThat(Topics.MODEL_RELEASES.partitions()).isEqualTo(1);
        assertThat(Topics.MODEL_RELEASES.configuration())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void shouldKeepDeadLettersNoLongerThanFrames() {
        long frames = Long.parseLong(Topics.FRAMES.configuration().get("retention.ms"));
        long letters = Long.parseLong(Topics.DEAD_LETTERS.configuration().get("retention.ms"));
        long segment = Long.parseLong(Topics.DEAD_LETTERS.configuration().get("segment.ms"));

        assertThat(letters).isLessThanOrEqualTo(frames);
        assertThat(segment).isLessThan(letters);
    }

    @Test
    void shouldEraseALabelledFrameWithinADayOfItsTombstone() {
        assertThat(Topics.LABELED_FRAMES.configuration())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000");
    }

    @Test
    void shouldRefuseASpecThatCannotBe() {
        assertThatThrownBy(() -> spec("frames", 4)).hasMessageContaining("topic name frames must read roadloop.");
        assertThatThrownBy(() -> spec("roadloop.frames", 0)).hasMessageContaining("partitions 0");
        assertThatThrownBy(() -> new Retention.Kept(Duration.ofSeconds(1))).hasMessageContaining("PT1S");
    }

    private static TopicSpec<CameraFrame> spec(String name, int partitions) {
        return new TopicSpec<>(
                name,
                CameraFrame.class,
                "key",
                partitions,
                new Retention.ForEver(),
                TimestampType.CREATE_TIME,
                Privacy.NONE,
                Set.of(Party.INGEST),
                Set.of(Party.TRAINER),
                1);
    }
}
