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
    private static final int FRAMES_EACH = 80;

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
                IntStream.range(0, FRAMES_EACH / 2).forEach(sequence -> sendAll(cluster, sequence));
                with().pollInterval(LOOKS).await().atMost(PATIENCE).until(() -> !cluster.all(Topics.SEGMENTATIONS)
                        .isEmpty());

                // When
                IntStream.range(FRAMES_EACH / 2, FRAMES_EACH).forEach(sequence -> sendAll(cluster, sequence));
                service.kill();
            }

            // Then
            try (ChildJvm again = service(arguments, folder.resolve("second.log"))) {
                with().pollInterval(LOOKS)
                        .await()
                        .atMost(PATIENCE)
                        .until(() -> cluster.all(Topics.SEGMENTATIONS).size() >= VEHICLES * FRAMES_EACH);
                List<Segmentation> segmentations = cluster.all(Topics.SEGMENTATIONS);
                assertThat(segmentations)
                        .extracting(Segmentation::getFrameId)
                        .doesNotHaveDuplicates()
                        .hasSize(VEHICLES * FRAMES_EACH);
                assertThat(again.isAlive()).isTrue();
            }
        }
    }

    private static void sendAll(Cluster cluster, int sequence) {
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            cluster.send(TestFleet.frame("car-" + vehicle, sequence));
        }
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
