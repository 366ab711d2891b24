package io.roadloop.trainer;

import static io.roadloop.trainer.TestFrames.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.kit.settings.Settings;
import io.roadloop.onnx.Predictor;
import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.avro.Verdict;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.StoredModel;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.store.release.SignatureCheck;
import io.roadloop.trainer.round.Replayed;
import io.roadloop.trainer.round.RoundReplay;
import io.roadloop.vision.Prediction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole trainer on a real broker and registry: labels, frames and pseudo-labels in, signed releases out. */
class TrainerServiceTest {
    private static final KeyId KEY = new KeyId("test-1");

    @TempDir
    Path folder;

    @Test
    void shouldLearnReleaseAndGoOnAfterARestart() throws Exception {
        KeyFiles.generate(folder.resolve("keys"), KEY);
        try (TestStream stream = new TestStream(folder.resolve("stream"))) {
            fill(stream);

            TrainerService first = start(stream);
            awaitUntil(first, () -> stream.read(Topics.MODEL_RELEASES).size() >= 2);
            assertThat(first.health().ready()).isTrue();
            first.close();

            List<ModelRelease> released = stream.read(Topics.MODEL_RELEASES);
            JsonNode before = status();
            checkReleases(released);
            checkDecisions(stream.read(Topics.MODEL_DECISIONS), released);
            checkFileRuns(released.get(0));
            checkStatus(before);
            Replayed replayed = RoundReplay.open(folder.resolve("state"), OptionalInt.empty())
                    .run(step -> {});
            assertThat(replayed.replayed()).contains(replayed.recorded());

            TrainerService second = start(stream);
            awaitUntil(second, () -> stream.read(Topics.MODEL_RELEASES).size() > released.size());
            second.close();

            List<ModelRelease> all = stream.read(Topics.MODEL_RELEASES);
            checkReleases(all);
            assertThat(all.get(released.size()).getParent())
                    .isEqualTo(released.get(released.size() - 1).getDigest());
            assertThat(all.get(released.size()).getStep())
                    .isGreaterThan(released.get(released.size() - 1).getStep());
            assertThat(status().get("deadLetters").asLong())
                    .isEqualTo(before.get("deadLetters").asLong());
        }
    }

    private void fill(TestStream stream) {
        IntStream.range(0, 12)
                .forEach(i -> stream.send(
                        Topics.LABELED_FRAMES, 0, "train-" + i, TestFrames.label("train-" + i, i, Split.TRAIN)));
        IntStream.range(0, 6)
                .forEach(i -> stream.send(
                        Topics.LABELED_FRAMES,
                        0,
                        "canary-" + i,
                        TestFrames.label("canary-" + i, 50 + i, Split.CANARY)));
        stream.sendBytes(Topics.LABELED_FRAMES, 0, "junk", new byte[] {1, 2, 3});
        IntStream.range(0, 12)
                .forEach(i -> stream.send(Topics.FRAMES, i % 4, "car", TestFrames.frame("frame-" + i, 100 + i)));
        IntStream.range(0, 4)
                .forEach(i -> stream.send(
                        Topics.PSEUDO_LABELS,
                        0,
                        "car",
                        TestFrames.pseudoLabel("taught-" + i, 200 + i, 1, Instant.now())));
    }

    private void checkReleases(List<ModelRelease> releases) {
        assertThat(releases)
                .extracting(ModelRelease::getNumber)
                .isEqualTo(IntStream.rangeClosed(1, releases.size())
                        .mapToObj(Long::valueOf)
                        .toList());
        var verifier = KeyFiles.readVerifier(folder.resolve("keys"));
        assertThat(releases).allSatisfy(release -> {
            byte[] signature = new byte[release.getSignature().remaining()];
            release.getSignature().duplicate().get(signature);
            assertThat(verifier.check(release.getKeyId(), ReleaseSignatures.payload(release), signature))
                    .isInstanceOf(SignatureCheck.Valid.class);
            assertThat(release.getThresholds()).hasSize(11);
            assertThat(release.getScores().getFrames()).isEqualTo(6);
            assertThat(release.getParity().getEqualArgmax()).isGreaterThan(0.99);
            assertThat(release.getParity().getLargestLogitDifference()).isLessThan(1e-3);
        });
    }

    private static void checkDecisions(List<ModelDecision> decisions, List<ModelRelease> releases) {
        assertThat(decisions.stream()
                        .filter(decision -> decision.getVerdict() == Verdict.PROMOTE)
                        .map(ModelDecision::getDigest))
                .containsExactlyElementsOf(
                        releases.stream().map(ModelRelease::getDigest).toList());
        assertThat(decisions.get(0).getChampionMiou()).isNull();
        assertThat(decisions.get(1).getChampion()).isEqualTo(releases.get(0).getDigest());
        assertThat(decisions.get(1).getProbabilityNotWorse()).isNotNull();
    }

    private void checkFileRuns(ModelRelease release) {
        StoredModel stored =
                new DirectoryModelStore(folder.resolve("models")).get(new ModelDigest(release.getDigest()));
        try (Predictor model = Predictor.load(stored.onnx(), 1)) {
            Prediction prediction = model.predict(TestFrames.scene(3).image());
            assertThat(prediction.classes().size()).isEqualTo(SIZE);
            assertThat(prediction.confidence()).hasSize(16 * 12);
        }
        assertThat(stored.card().scores().miou()).isEqualTo(release.getScores().getMiou());
    }

    private static void checkStatus(JsonNode status) {
        assertThat(status.get("state").asText()).isEqualTo("stopped");
        assertThat(status.get("trainingSteps").asLong()).isPositive();
        assertThat(status.get("stepMillisMedian").asDouble()).isPositive();
        assertThat(status.get("pseudoLabelsUsed").asLong()).isPositive();
        assertThat(status.get("labelledFrames").asInt()).isEqualTo(12);
        assertThat(status.get("canaryFrames").asInt()).isEqualTo(6);
        assertThat(status.get("streamFrames").asLong() + status.get("gaps").asLong())
                .isEqualTo(12);
        assertThat(status.get("deadLetters").asLong()).isOne();
        assertThat(status.get("lastRelease").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(status.get("device").asText()).isEqualTo("cpu");
        assertThat(status.get("precision").asText()).isIn("fp32", "bf16");
    }

    private TrainerService start(TestStream stream) {
        Map<String, String> overrides = new HashMap<>(Map.of(
                "kafka.bootstrap-servers", stream.bootstrapServers(),
                "registry.url", stream.registryUrl(),
                "state-directory", folder.resolve("state").toString(),
                "learning.size", SIZE.toString(),
                "learning.device", "cpu",
                "releases.store", folder.resolve("models").toString(),
                "releases.keys", folder.resolve("keys").toString(),
                "releases.signing-key",
                        KeyFiles.privateFile(folder.resolve("keys"), KEY).toString(),
                "learning.threads", "1"));
        // Rounds of a few steps on a few frames go up and down: here every candidate passes. Each is scored on the same
        // six frames, for no round begins before all labels are there.
        overrides.putAll(Map.of(
                "gate.floor", "0",
                "gate.epsilon", "0.9",
                "gate.class-margin", "1",
                "gate.reset-margin", "1",
                "round.first-steps", "6",
                "round.minimum-steps", "4",
                "round.maximum-steps", "6",
                "round.minimum-labels", "12",
                "round.minimum-canary", "6",
                "stream.interval", "100ms"));
        TrainerSettings settings = Settings.load(
                TrainerSettings.class, "online-trainer-defaults.yaml", Optional.empty(), overrides, Map.of());
        return TrainerService.start(settings, new ServiceContext("online-trainer", "test", new SimpleMeterRegistry()));
    }

    private JsonNode status() throws IOException {
        return new ObjectMapper()
                .readTree(Files.readAllBytes(folder.resolve("state").resolve(StatusFile.NAME)));
    }

    /** Fails at once, with its reason, if the service fails. */
    private static void awaitUntil(TrainerService service, Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    if (!service.health().live()) {
                        service.awaitEnd();
                    }
                    return condition.call();
                });
    }
}
