package io.roadloop.schemas;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.CanaryScores;
import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.FrameTags;
import io.roadloop.schemas.avro.ImageEncoding;
import io.roadloop.schemas.avro.LabelRequest;
import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelInput;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.ParityScores;
import io.roadloop.schemas.avro.PrivacyClass;
import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.avro.Segmented;
import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.schemas.avro.Split;
import io.roadloop.schemas.avro.Verdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One record of each kind, with every field set to something that could be told from another field's. */
public final class Examples {

    public static final String DIGEST = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
    private static final String OLDER = "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123Z");

    private Examples() {}

    /** By the name of the golden file: the record's name, and a variant where one record does not show all. */
    public static Map<String, SpecificRecord> all() {
        return Map.ofEntries(
                Map.entry("CameraFrame", frame()),
                Map.entry("LabeledFrame", labeledFrame()),
                Map.entry("Segmentation", segmentation()),
                Map.entry("Segmentation-refused", refused()),
                Map.entry("PseudoLabel", pseudoLabel()),
                Map.entry("LabelRequest", labelRequest()),
                Map.entry("ModelRelease", release()),
                Map.entry("ModelDecision", decision()),
                Map.entry("ModelDecision-first", firstDecision()),
                Map.entry("ServingReport", servingReport()),
                Map.entry("DeadLetter", deadLetter()));
    }

    public static CameraFrame frame() {
        return new CameraFrame(
                "car-3/front/000123",
                "car-3",
                "front",
                NOON,
                123L,
                ImageEncoding.JPEG,
                240,
                180,
                bytes(0xFF, 0xD8, 0x00, 0xFF, 0xD9),
                new FrameTags("rain", "dusk", "Köln-Süd"),
                PrivacyClass.ANONYMISED);
    }

    static LabeledFrame labeledFrame() {
        return new LabeledFrame(
                frame(), bytes(0x89, 0x50), "camvid-11", Split.CANARY, "target", "street", NOON.plusSeconds(60));
    }

    static Segmentation segmentation() {
        Segmented outcome = new Segmented(7L, DIGEST, bytes(1, 2, 3), bytes(4, 5), List.of(10L, 0L, 43_190L));
        return new Segmentation(
                "car-3/front/000123", "car-3", "front", 123L, outcome, NOON, NOON.plusMillis(5), NOON.plusMillis(41));
    }

    static Segmentation refused() {
        Refused outcome = new Refused("not-avro", "3 bytes without a header");
        return new Segmentation(
                "roadloop.frames/2/17", "car-9", "", -1L, outcome, null, NOON.plusMillis(5), NOON.plusMillis(41));
    }

    public static PseudoLabel pseudoLabel() {
        return new PseudoLabel(
                frame(), bytes(255, 1), bytes(128), "camvid-11", 7L, DIGEST, 2, 0.625, "share 0.625", NOON);
    }

    static LabelRequest labelRequest() {
        return new LabelRequest(frame(), 0.75, "entropy 0.75", NOON, NOON.plusSeconds(86_400));
    }

    public static ModelRelease release() {
        return ModelRelease.newBuilder()
                .setModel("road")
                .setNumber(7)
                .setDigest(DIGEST)
                .setFileName("model.onnx")
                .setInput(new ModelInput(240, 180))
                .setTaxonomy("camvid-11")
                .setClasses(List.of("sky", "building"))
                .setRecipe("mean-teacher")
                .setRecipeDigest(OLDER)
                .setParent(OLDER)
                .setRound(3)
                .setStep(1200)
                .setGeneration(1)
                .setScores(new CanaryScores(101, 0.453, Arrays.asList(0.9, null)))
                .setThresholds(Arrays.asList(0.97, null))
                .setParity(new ParityScores(8, 1.5e-6, 0.99998))
                .setReleasedAt(NOON)
                .setKeyId("2026-11")
                .setSignature(bytes(9, 8, 7))
                .build();
    }

    static ModelDecision decision() {
        return ModelDecision.newBuilder(firstDecision())
                .setVerdict(Verdict.HOLD)
                .setChampion(OLDER)
                .setReleaseNumber(null)
                .setChampionMiou(0.451)
                .setProbabilityNotWorse(0.91)
                .setWorseClasses(List.of("pole"))
                .build();
    }

    static ModelDecision firstDecision() {
        return ModelDecision.newBuilder()
                .setModel("road")
                .setDigest(DIGEST)
                .setVerdict(Verdict.PROMOTE)
                .setReason("first release: mIoU 0.453 over the floor 0.1")
                .setReleaseNumber(1L)
                .setRound(3)
                .setStep(1200)
                .setCanaryFrames(101)
                .setCandidateMiou(0.453)
                .setEpsilon(0.005)
                .setResamples(2000)
                .setDecidedAt(NOON)
                .build();
    }

    static ServingReport servingReport() {
        return ServingReport.newBuilder()
                .setInstance("inference-1")
                .setFrom(NOON)
                .setTo(NOON.plusSeconds(10))
                .setReleaseNumber(7)
                .setDigest(DIGEST)
                .setSwaps(3)
                .setRefusedReleases(1)
                .setFrames(80)
                .setRefused(2)
                .setPseudoLabels(31)
                .setMeanConfidence(0.84)
                .setClassHistogram(List.of(5L, 6L))
                .setInferenceMillisP50(18.5)
                .setInferenceMillisP95(31.25)
                .setDriftByCamera(Map.of("car-3/front", 0.125))
                .build();
    }

    static DeadLetter deadLetter() {
        return new DeadLetter(
                "image-truncated",
                "the JPEG ends after 3 of 180 rows",
                "inference-service",
                "roadloop.frames",
                2,
                17L,
                DIGEST,
                5000,
                bytes(0xFF, 0xD8),
                NOON);
    }

    private static ByteBuffer bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteBuffer.wrap(bytes);
    }
}
