package io.roadloop.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.schemas.avro.CanaryScores;
import io.roadloop.schemas.avro.ModelInput;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.ParityScores;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownReleasesTest {
    private static final Taxonomy OURS = Taxonomies.CAMVID_11;
    private static final Taxonomy OTHER = Taxonomies.CITYSCAPES_19;

    @TempDir
    Path folder;

    private ReleaseSigner signer;
    private KnownReleases known;

    @BeforeEach
    void makeKeys() {
        signer = KeyFiles.generate(folder.resolve("ours"), new KeyId("ours-1"));
        known = new KnownReleases("road", OURS, KeyFiles.readVerifier(folder.resolve("ours")));
    }

    @Test
    void shouldTakeTheLastReleaseForTheChampion() {
        known.add(release("road", 1, "a", OURS, signer));
        known.add(release("road", 2, "b", OURS, signer));

        assertThat(known.standing()).isEqualTo(new ReleaseStanding(2, Optional.of(mark(2, "b"))));
    }

    @Test
    void shouldCountAReleaseOfAnotherTaxonomyButNotTakeItForTheChampion() {
        known.add(release("road", 1, "a", OURS, signer));
        known.add(release("road", 2, "b", OTHER, signer));

        assertThat(known.standing()).isEqualTo(new ReleaseStanding(2, Optional.of(mark(1, "a"))));
    }

    @Test
    void shouldHaveNoChampionWhereTheClassesHaveChangedUnderTheirName() {
        Taxonomy renamed = new Taxonomy(OURS.name(), OURS.classes().subList(0, 5));

        known.add(release("road", 4, "a", renamed, signer));

        assertThat(known.standing()).isEqualTo(new ReleaseStanding(4, Optional.empty()));
    }

    @Test
    void shouldPassOverOtherModelsAndSignaturesThatDoNotHold() {
        ReleaseSigner stranger = KeyFiles.generate(folder.resolve("theirs"), new KeyId("ours-1"));

        known.add(release("rail", 7, "a", OURS, signer));
        known.add(release("road", 8, "b", OURS, stranger));
        known.add(release("road", 9, "c", OTHER, stranger));

        assertThat(known.standing()).isEqualTo(ReleaseStanding.NONE);
    }

    private static ReleaseMark mark(long number, String letter) {
        return new ReleaseMark(number, letter.repeat(64));
    }

    private static ModelRelease release(
            String model, long number, String letter, Taxonomy taxonomy, ReleaseSigner signer) {
        ModelRelease unsigned = ModelRelease.newBuilder()
                .setModel(model)
                .setNumber(number)
                .setDigest(letter.repeat(64))
                .setFileName("model.onnx")
                .setInput(new ModelInput(64, 48))
                .setTaxonomy(taxonomy.name())
                .setClasses(taxonomy.names())
                .setRecipe("supervised")
                .setRecipeDigest("0".repeat(64))
                .setRound(0)
                .setStep(1)
                .setGeneration(0)
                .setScores(new CanaryScores(4, 0.5, List.of()))
                .setThresholds(List.of())
                .setParity(new ParityScores(4, 0d, 1d))
                .setReleasedAt(Instant.EPOCH)
                .setKeyId(signer.keyId().name())
                .setSignature(ByteBuffer.wrap(new byte[0]))
                .build();
        return ModelRelease.newBuilder(unsigned)
                .setSignature(ByteBuffer.wrap(signer.sign(ReleaseSignatures.payload(unsigned))))
                .build();
    }
}
