package io.roadloop.trainer.round;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.trainer.MemoryReleaseLog;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.gate.Gate;
import io.roadloop.trainer.gate.GateRules;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.publish.Exporter;
import io.roadloop.trainer.publish.Provenance;
import io.roadloop.trainer.publish.Releases;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.step.LearningState;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a round ends with, for tests: real keys, store, files and gate in a folder; only the topic is in memory. */
final class RoundEnd {
    static final KeyId KEY = new KeyId("test-1");

    final MemoryReleaseLog log = new MemoryReleaseLog();
    final CanarySet canary = new CanarySet(50);
    final Stop stop = new Stop();

    private final Path folder;
    private final ReleaseSigner signer;

    RoundEnd(Path folder) {
        this.folder = folder;
        this.signer = KeyFiles.generate(folder.resolve("keys"), KEY);
        judges().forEach(canary::put);
    }

    /** Enough pixels that a file may differ from its network in two of them: ties are decided by rounding. */
    static List<Sample> judges() {
        return Patterns.samples("canary-", 24, 50);
    }

    /** The first of sky, road, car, and what else there may be. */
    static Taxonomy taxonomy(int classes) {
        List<ClassSpec> all = IntStream.range(0, classes)
                .mapToObj(i -> new ClassSpec("class-" + i, i, i, i))
                .toList();
        return new Taxonomy("pattern-" + classes, all);
    }

    /** Any drop counts, a first model always passes. */
    static GateRules rules(double resetMargin) {
        return new GateRules(50, 0, 0.005, 0.95, 0.05, 0.005, resetMargin, 300, 0.95, 10);
    }

    /** A trainer's end of the round; each trainer reads the log from its beginning. */
    Candidacy candidacy(Recipe recipe, Taxonomy taxonomy, GateRules rules) {
        log.rewind();
        Provenance provenance = new Provenance("road", taxonomy, Patterns.SIZE, recipe, 1, "test");
        DirectoryModelStore store = new DirectoryModelStore(folder.resolve("models"));
        return new Candidacy(
                canary,
                new Exporter(provenance, Device.cpu(), 1),
                new Gate(rules, taxonomy),
                rules,
                new Releases(
                        log,
                        provenance,
                        store,
                        signer,
                        KeyFiles.readVerifier(folder.resolve("keys")),
                        () -> Instant.EPOCH),
                new ChampionScores(store, taxonomy.size(), 1),
                new ChampionStates(states()),
                stop);
    }

    /** Of ten rounds, in the same folder. */
    Journal journal(Taxonomy taxonomy) {
        return new Journal(folder.resolve(Journal.FOLDER), 10, taxonomy, Surroundings.here());
    }

    /** Where the champion's state lies. */
    Path states() {
        return folder.resolve("champion");
    }

    /** What was learnt, but for the last layer's bias: one class outshouts all. */
    static LearningState ofOneClass(LearningState learnt, int index) {
        Map<String, float[]> arrays = new HashMap<>(learnt.arrays());
        float[] bias = new float[Patterns.CLASSES];
        bias[index] = 1e4f;
        arrays.put("student/weights/decoder/classify/bias", bias);
        return new LearningState(learnt.recipe(), arrays, learnt.counters());
    }

    static void assertSame(LearningState one, LearningState other) {
        assertThat(one.counters()).isEqualTo(other.counters());
        assertThat(one.arrays().keySet()).isEqualTo(other.arrays().keySet());
        assertThat(one.arrays()).allSatisfy((name, array) -> assertThat(
                        Arrays.equals(array, other.arrays().get(name)))
                .as(name)
                .isTrue());
    }

    boolean hasState(String digest) {
        return Files.isDirectory(states().resolve(digest));
    }
}
