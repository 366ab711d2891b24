package io.roadloop.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.with;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadloop.embedded.EmbeddedBroker;
import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.inference.support.Cluster;
import io.roadloop.inference.support.Registry;
import io.roadloop.inference.support.Relay;
import io.roadloop.inference.support.TestFleet;
import io.roadloop.inference.support.TestSettings;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.kit.settings.Settings;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.Segmented;
import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker and a real registry. */
@ExtendWith(Registry.class)
class InferenceServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOKS = Duration.ofMillis(300);
    private static final byte[] MODEL_A = TinyModels.darkAndBright(11, 1, 2, 20);
    private static final byte[] MODEL_B = TinyModels.darkAndBright(11, 3, 4, 20);

    @Test
    void shouldServeFromTheFirstReleaseOnSwapAndGiveEveryRecordItsOutcome(
            EmbeddedRegistry registry, @TempDir Path folder) throws Exception {
        TestTrainer trainer = new TestTrainer(folder);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
                AvroWire wire = new AvroWire(WireSettings.plain(broker.bootstrapServers(), registry.url()));
                Relay relay = Relay.to(registry.url());
                Cluster cluster = Cluster.with(wire);
                InferenceService service = start(broker, relay, trainer, folder)) {
            // Given frames that wait, because there is no release yet
            cluster.send(TestFleet.frame("car-1", 0));
            cluster.send(TestFleet.frame("car-2", 0));
            with().pollInterval(LOOKS).await().atMost(PATIENCE).until(() -> service.health()
                    .equals(Health.notReady("waiting for the first release")));

            // When the first release comes, then bad frames, then a second release, and then the registry goes
            cluster.release(trainer.release(1, MODEL_A));
            with().pollInterval(LOOKS)
                    .await()
                    .atMost(PATIENCE)
                    .until(() -> cluster.all(Topics.SEGMENTATIONS).size() == 2);
            assertThat(service.health()).isEqualTo(Health.working());
            cluster.send(TestFleet.truncatedJpeg("car-1", 1));
            cluster.sendRaw("car-1", "not avro".getBytes(StandardCharsets.UTF_8));
            cluster.release(trainer.forged(2, MODEL_B, "test-key"));
            cluster.release(trainer.release(3, MODEL_B));
            with().pollInterval(LOOKS).await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            lastReport(cluster).getReleaseNumber())
                    .isEqualTo(3));
            relay.close();
            cluster.send(TestFleet.frame("car-1", 2));

            // Then
            with().pollInterval(LOOKS)
                    .await()
                    .atMost(PATIENCE)
                    .until(() -> cluster.all(Topics.SEGMENTATIONS).size() >= 5);
            List<Segmentation> segmentations = cluster.all(Topics.SEGMENTATIONS);
            assertThat(segmentations)
                    .extracting(InferenceServiceTest::outcome)
                    .containsExactlyInAnyOrder(
                            "car-1/front/0 by 1",
                            "car-2/front/0 by 1",
                            "car-1/front/1 image-truncated",
                            cluster.placeOfRaw() + " not-avro",
                            "car-1/front/2 by 3");
            assertThat(cluster.all(Topics.DEAD_LETTERS))
                    .extracting(DeadLetter::getCause)
                    .containsExactlyInAnyOrder("image-truncated", "not-avro");
            assertThat(cluster.all(Topics.PSEUDO_LABELS)).isNotEmpty();
            assertThat(cluster.partitionsOf(Topics.SEGMENTATIONS)).isEqualTo(cluster.partitionsOf(Topics.FRAMES));
            assertThat(lastReport(cluster).getSwaps()).isEqualTo(2);
            assertThat(lastReport(cluster).getRefusedReleases()).isEqualTo(1);
        }
    }

    private static ServingReport lastReport(Cluster cluster) {
        List<ServingReport> reports = cluster.all(Topics.SERVING_REPORTS);
        assertThat(reports).isNotEmpty();
        return reports.get(reports.size() - 1);
    }

    private static String outcome(Segmentation segmentation) {
        return segmentation.getFrameId()
                + (segmentation.getOutcome() instanceof Segmented segmented
                        ? " by " + segmented.getReleaseNumber()
                        : " " + ((Refused) segmentation.getOutcome()).getCause());
    }

    private static InferenceService start(EmbeddedBroker broker, Relay relay, TestTrainer trainer, Path folder) {
        return InferenceService.start(
                Settings.load(
                        InferenceSettings.class,
                        "inference-service-defaults.yaml",
                        Optional.empty(),
                        TestSettings.of(broker.bootstrapServers(), relay.url(), trainer, folder),
                        Map.of()),
                new ServiceContext("inference-service", "test", new SimpleMeterRegistry()));
    }
}
