package io.roadloop.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.with;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.embedded.EmbeddedBroker;
import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.inference.support.Cluster;
import io.roadloop.inference.support.Registry;
import io.roadloop.inference.support.TestFleet;
import io.roadloop.inference.support.TestSettings;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Registry.class)
class KilledServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOKS = Duration.ofMillis(500);
    private static final int VEHICLES = 4;
    private static final int FRAMES_EACH = 240;
    private static final int AT_FIRST = 40;
    private static final int FRAMES = VEHICLES * FRAMES_EACH;

    @Test
    void shouldLoseAndRepeatNothingWhenTheServiceIsKilledAtWork(EmbeddedRegistry registry, @TempDir Path folder) {
        TestTrainer trainer = new TestTrainer(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
                AvroWire wire = new AvroWire(WireSettings.plain(broker.bootstrapServers(), registry.url()));
                Cluster cluster = Cluster.with(wire)) {
            // Given
            cluster.release(trainer.release(1, TinyModels.darkAndBright(11, 1, 2, 20)));
            String[] arguments =
                    TestSettings.arguments(TestSettings.of(broker.bootstrapServers(), registry.url(), trainer, folder));
            try (ChildJvm service = service(arguments, folder.resolve("first.log"))) {
                cluster.sendAll(frames(0, AT_FIRST));
                with().pollInterval(LOOKS).await().atMost(PATIENCE).until(() -> !cluster.all(Topics.SEGMENTATIONS)
                        .isEmpty());

                // When
                cluster.sendAll(frames(AT_FIRST, FRAMES_EACH));
                service.kill();
                assertThat(cluster.all(Topics.SEGMENTATIONS))
                        .as("work was left at the kill")
                        .hasSizeLessThan(FRAMES);
            }

            // Then
            try (ChildJvm again = service(arguments, folder.resolve("second.log"))) {
                with().pollInterval(LOOKS)
                        .await()
                        .atMost(PATIENCE)
                        .until(() -> cluster.all(Topics.SEGMENTATIONS).size() >= FRAMES);
                List<Segmentation> segmentations = cluster.all(Topics.SEGMENTATIONS);
                assertThat(segmentations)
                        .extracting(Segmentation::getFrameId)
                        .doesNotHaveDuplicates()
                        .hasSize(FRAMES);
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    private static List<CameraFrame> frames(int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(sequence ->
                        IntStream.range(0, VEHICLES).mapToObj(vehicle -> TestFleet.frame("car-" + vehicle, sequence)))
                .toList();
    }

    private static ChildJvm service(String[] arguments, Path log) {
        return ChildJvm.running(InferenceMain.class.getName())
                .ownClasspath()
                .jvmArgs("-Xmx256m")
                .args(arguments)
                .logFile(log)
                .start();
    }
}
