package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.graph.torch.Precision;
import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.TestFrames;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.pool.Decoding;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.PoolLimits;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.ImageLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rounds of the trainer's own loop, with all three pools on disk, learnt again. */
class RoundReplayTest {
    private static final long MIB = 1 << 20;
    private static final Size SIZE = new Size(64, 48);
    private static final Taxonomy TAXONOMY = Taxonomies.CAMVID_11;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RoundRules RULES =
            new RoundRules(3, Duration.ofMinutes(5), 3, 3, Duration.ofMinutes(5), 1, 1, 10);

    private static final SampleDecoder DECODER = new SampleDecoder(SIZE, TAXONOMY, ImageLimits.DEFAULT);
    private static final AtomicInteger SECONDS = new AtomicInteger();

    /** Where two rounds were learnt, once for all tests: each has a copy. */
    @TempDir
    private static Path learnt;

    @TempDir
    private Path folder;

    private DiskPools pools;

    @BeforeAll
    static void learnTwoRounds() {
        DiskPools pools = open(learnt);
        for (int i = 0; i < 6; i++) {
            put(pools, Pool.LABELLED, TestFrames.encoded("labelled-" + i, i, true, TestFrames.NOON));
            put(pools, Pool.STREAM, TestFrames.encoded("stream-" + i, 20 + i, false, TestFrames.NOON));
            put(pools, Pool.TAUGHT, taught(TestFrames.encoded("taught-" + i, 40 + i, true, TestFrames.NOON)));
        }
        RoundEnd end = new RoundEnd(learnt);
        Recipe recipe = Recipes.named("roadloop", TAXONOMY);
        Standing beginning = Standing.beginning(recipe.digest().hex(), TAXONOMY.name());
        RoundBoard board = new RoundBoard(beginning);
        Progress progress = new Progress(
                new Checkpoints(learnt.resolve(Checkpoints.FOLDER)),
                new IntakeLedger(IntakeLedger.Snapshot.EMPTY),
                pools,
                board,
                beginning);
        try (Learning learning = start()) {
            progress.save(learning.state());
            new RoundLoop(
                            learning,
                            RULES,
                            new SomeRounds(pools, 2, end.stop),
                            new CoverageNews(TAXONOMY),
                            end.canary,
                            end.candidacy(recipe, TAXONOMY, RoundEnd.rules(0.05)),
                            progress,
                            end.journal(TAXONOMY),
                            board,
                            end.stop,
                            () -> Instant.EPOCH)
                    .run();
        }
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> all = Files.walk(learnt)) {
            for (Path file : all.toList()) {
                Path into = folder.resolve(learnt.relativize(file).toString());
                if (!file.equals(learnt)) {
                    Files.copy(file, into, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        pools = open(folder);
    }

    @Test
    void shouldComeToTheSameDigestAndWriteNothing() throws IOException {
        Map<String, Instant> before = files();

        Replayed replayed = replay();

        assertThat(replayed.replayed()).contains(replayed.recorded());
        assertThat(replayed.divergence()).isEmpty();
        assertThat(replayed.round()).isOne();
        assertThat(replayed.parent()).isEqualTo("round-000001");
        assertThat(replayed.steps()).isEqualTo(3);
        assertThat(replayed.firstOtherLoss()).isEmpty();
        assertThat(replayed.differences()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void shouldComeToTheSameDigestWhereTheRoundHadDivergedBefore() {
        Checkpoint checkpoint =
                new Checkpoints(folder.resolve(Checkpoints.FOLDER)).latest().orElseThrow();
        RoundBoard board = new RoundBoard(checkpoint.standing());
        RoundEnd end = new RoundEnd(folder.resolve("again"));
        Journal journal = new Journal(folder.resolve(Journal.FOLDER), 10, TAXONOMY, Surroundings.here());
        try (Learning learning = start()) {
            learning.restore(checkpoint.learning());
            StepClock again = new StepClock(2, 0, 3, 6, 1);
            try (Journal.Segment segment = journal.open(learning, again)) {
                new RoundRun(learning, pools, board, end.stop, () -> Instant.EPOCH, Duration.ofMinutes(5))
                        .run(again, segment);
                segment.publish();
            }
        }

        Replayed replayed = replay();

        assertThat(replayed.round()).isEqualTo(2);
        assertThat(replayed.replayed()).contains(replayed.recorded());
    }

    @Test
    void shouldComeToAnotherDigestWithAnotherSample() throws IOException {
        edit(step -> {
            ArrayNode marks = (ArrayNode) step.path("files").path("labelled");
            marks.set(0, marks.get(0).equals(marks.get(1)) ? marks.get(2) : marks.get(1));
        });

        Replayed replayed = replay();

        assertThat(replayed.isSame()).isFalse();
        assertThat(replayed.replayed()).isPresent();
        assertThat(replayed.firstOtherLoss()).hasValue(1);
    }

    @Test
    void shouldComeToAnotherDigestWithAnotherTrust() throws IOException {
        edit(step -> ((ArrayNode) step.path("trust")).set(0, 0.125));

        Replayed replayed = replay();

        assertThat(replayed.isSame()).isFalse();
    }

    @Test
    void shouldNameTheStepThatDoesNotTellTheTrustInEachPseudoLabel() throws IOException {
        edit(step -> ((ArrayNode) step.path("trust")).remove(0));

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("step 1 of round 1 had")
                .hasMessageContaining("one in [0, 1] for each");
    }

    @Test
    void shouldRefuseATrustThatIsNone() throws IOException {
        edit(step -> ((ArrayNode) step.path("trust")).setNull(0));

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("tells the trust [null");
    }

    @Test
    void shouldNameASampleThatIsGone() throws IOException {
        String id = firstStep().path("samples").path("stream").get(2).asText();
        pools.erase(Pool.STREAM, id);

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("step 1 of round 1 had the sample " + id + " of the pool stream")
                .hasMessageContaining("pools.stream-bytes");
    }

    @Test
    void shouldNotTakeALabelThatCameAgainForTheOneBefore() throws IOException {
        String id = firstStep().path("samples").path("labelled").get(0).asText();
        put(pools, Pool.LABELLED, TestFrames.encoded(id, 99, true, TestFrames.NOON));

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining(id)
                .hasMessageContaining("replaces the one before");
    }

    @Test
    void shouldSayOfADamagedSampleThatItIsDamaged() throws IOException {
        String mark = firstStep().path("files").path("labelled").get(0).asText();
        Path file = sampleFile(mark);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("of the pool labelled, whose file is damaged: its content has another digest");
    }

    @Test
    void shouldTellWhereAndWhyTheReplayDiverged() throws IOException {
        Map<String, float[]> arrays = new TreeMap<>(parent().arrays());
        arrays.replaceAll((name, array) -> filled(array.length, Float.NaN));
        beginFrom(new LearningState(parent().recipe(), arrays, parent().counters()));

        Replayed replayed = replay();

        assertThat(replayed.isSame()).isFalse();
        assertThat(replayed.replayed()).isEmpty();
        assertThat(replayed.divergence().orElseThrow())
                .startsWith("step 1: the loss of")
                .contains("NaN");
    }

    @Test
    void shouldSayThatTheCheckpointIsOfAnotherRecipe() throws IOException {
        beginFrom(new LearningState("another", parent().arrays(), parent().counters()));

        assertThatThrownBy(this::replay)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("the checkpoint round-000001 does not fit the round's recipe");
    }

    @Test
    void shouldPassOverANewerJournalThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve(Journal.FOLDER).resolve(Journal.name(2)), "");
        List<String> whole = Files.readAllLines(journal());
        Files.write(folder.resolve(Journal.FOLDER).resolve(Journal.name(3)), List.of(whole.get(0), "{}", whole.get(4)));

        RoundReplay found = RoundReplay.open(folder, OptionalInt.empty());

        assertThat(found.round()).isOne();
    }

    @Test
    void shouldFindARoundOfAVersionThatToldNeitherAttemptNorGpus() throws IOException {
        List<String> lines = Files.readAllLines(journal());
        ObjectNode header = (ObjectNode) JSON.readTree(lines.get(0));
        header.remove("attempt");
        ((ObjectNode) header.at("/surroundings/machine")).remove("gpus");
        lines.set(0, header.toString());
        Files.write(journal(), lines);

        assertThat(RoundReplay.open(folder, OptionalInt.empty()).round()).isOne();
    }

    @Test
    void shouldSayThatTheCheckpointOfAnOlderRoundIsGone() {
        assertThatThrownBy(() -> RoundReplay.open(folder, OptionalInt.of(0)))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("round 0 began from a state that none of the checkpoints holds any more");
    }

    @Test
    void shouldNameWhatTheRoundRanOnWhereThatIsAnother() throws IOException {
        Path file = journal();
        Files.writeString(
                file, Files.readString(file).replace(Surroundings.here().code(), "0123"));

        Replayed replayed = replay();

        assertThat(replayed.differences()).singleElement().asString().startsWith("code: the round had 0123");
    }

    private static Learning start() {
        return Learning.start(
                Recipes.named("roadloop", TAXONOMY),
                new LearningSettings(SIZE, TAXONOMY.size(), Device.cpu(), Precision.FP32, 7));
    }

    private Replayed replay() {
        return RoundReplay.open(folder, OptionalInt.empty()).run(done -> {});
    }

    /** A second passes with every draw, so that the trust in a pseudo-label is another each time. */
    private static DiskPools open(Path folder) {
        return DiskPools.open(
                folder.resolve("pools"),
                new PoolLimits(8 * MIB, 8 * MIB, 8 * MIB, 8 * MIB),
                DECODER,
                TestFrames.TRUST,
                () -> TestFrames.NOON.plusSeconds(SECONDS.incrementAndGet()));
    }

    private static void put(DiskPools pools, Pool pool, EncodedSample sample) {
        pools.put(pool, sample, ((Decoding.Usable) DECODER.decode(sample)).sample());
    }

    private static EncodedSample taught(EncodedSample label) {
        return new EncodedSample(label.id(), label.image(), label.mask(), 2, label.at(), label.arrived());
    }

    private Path journal() {
        return folder.resolve(Journal.FOLDER).resolve(Journal.name(1));
    }

    private Path sampleFile(String mark) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("pools/labelled"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(mark))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonNode firstStep() throws IOException {
        return JSON.readTree(Files.readAllLines(journal()).get(1));
    }

    private LearningState parent() {
        return LearningState.read(checkpointed());
    }

    private Path checkpointed() {
        return folder.resolve(Checkpoints.FOLDER).resolve("round-000001/learning");
    }

    /** As if the round had begun from another state. */
    private void beginFrom(LearningState state) throws IOException {
        String before = parent().digest();
        state.write(checkpointed());
        Files.writeString(journal(), Files.readString(journal()).replace(before, state.digest()));
    }

    private static float[] filled(int length, float value) {
        float[] array = new float[length];
        Arrays.fill(array, value);
        return array;
    }

    private interface Edit {
        void on(JsonNode step);
    }

    private void edit(Edit edit) throws IOException {
        List<String> lines = Files.readAllLines(journal());
        JsonNode step = JSON.readTree(lines.get(1));
        edit.on(step);
        lines.set(1, step.toString());
        Files.write(journal(), lines);
    }

    private Map<String, Instant> files() throws IOException {
        Map<String, Instant> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                files.put(file.toString(), Files.getLastModifiedTime(file).toInstant());
            }
        }
        return files;
    }
}
