package io.roadloop.inference.support;

import io.roadloop.schemas.avro.CanaryScores;
import io.roadloop.schemas.avro.ModelInput;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.ParityScores;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.ModelCard;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ParityReport;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/** Stores models and signs releases as the trainer does, in a folder of its own. */
public final class TestTrainer {

    public static final Taxonomy TAXONOMY = Taxonomies.named("camvid-11");
    public static final String MODEL = "road";
    public static final Size INPUT = new Size(24, 16);

    private static final String RECIPE_DIGEST = "ab".repeat(32);

    private final Path folder;
    private final ReleaseSigner signer;

    public TestTrainer(Path folder) {
        this.folder = folder;
        this.signer = KeyFiles.generate(keys(), new KeyId("test-key"));
    }

    public Path keys() {
        return folder.resolve("keys");
    }

    public Path store() {
        return folder.resolve("models");
    }

    /** Stores the model and signs a release of it. */
    public ModelRelease release(long number, byte[] onnx) {
        return release(number, onnx, builder -> builder);
    }

    /** Stores the model and signs a release of it, as changed. */
    public ModelRelease release(long number, byte[] onnx, UnaryOperator<ModelRelease.Builder> change) {
        ModelDigest digest = new DirectoryModelStore(store()).put(onnx, card(), new ParityReport(4, 0, 1));
        return sign(signer, change.apply(unsigned(number, digest)).build());
    }

    /** Signed with a key that nobody trusts, under a trusted or an unknown name. */
    public ModelRelease forged(long number, byte[] onnx, String keyId) {
        ModelRelease honest = release(number, onnx);
        ReleaseSigner stranger = KeyFiles.generate(folder.resolve("stranger-" + keyId + number), new KeyId(keyId));
        return sign(stranger, honest);
    }

    public static ModelRelease.Builder unsigned(long number, ModelDigest digest) {
        return ModelRelease.newBuilder()
                .setModel(MODEL)
                .setNumber(number)
                .setDigest(digest.hex())
                .setFileName("model.onnx")
                .setInput(new ModelInput(INPUT.width(), INPUT.height()))
                .setTaxonomy(TAXONOMY.name())
                .setClasses(TAXONOMY.names())
                .setRecipe("supervised")
                .setRecipeDigest(RECIPE_DIGEST)
                .setRound(number)
                .setStep(number * 100)
                .setGeneration(0)
                .setScores(new CanaryScores(4, 0.5, Collections.nCopies(TAXONOMY.size(), 0.5)))
                .setThresholds(Collections.nCopies(TAXONOMY.size(), 0.95))
                .setParity(new ParityScores(4, 0.0, 1.0))
                .setReleasedAt(Instant.now())
                .setKeyId("test-key")
                .setSignature(ByteBuffer.allocate(0));
    }

    private static ModelRelease sign(ReleaseSigner signer, ModelRelease release) {
        release.setKeyId(signer.keyId().name());
        release.setSignature(ByteBuffer.wrap(signer.sign(ReleaseSignatures.payload(release))));
        return release;
    }

    private static ModelCard card() {
        List<OptionalDouble> half = Collections.nCopies(TAXONOMY.size(), OptionalDouble.of(0.5));
        return new ModelCard(
                MODEL,
                TAXONOMY.name(),
                TAXONOMY.names(),
                new io.roadloop.store.ModelInput(INPUT.width(), INPUT.height()),
                "supervised",
                RECIPE_DIGEST,
                Optional.empty(),
                1,
                100,
                0,
                1,
                new io.roadloop.store.CanaryScores(4, 0.5, half),
                half,
                Instant.now(),
                "test");
    }
}
