package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.vision.Taxonomies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeavingOutTest {
    private static final Set<Pool> OFFLINE = EnumSet.of(Pool.LABELLED, Pool.STREAM);
    private static final MemoryPools POOLS = MemoryPools.of(
            Patterns.samples("l", 8, 1),
            Patterns.samples("s", 8, 2).stream().map(Sample::unlabelled).toList(),
            Patterns.samples("t", 4, 3));
    private static final String NAMESAKE = """
            models: { student: { network: dense-road/compact } }
            batch: { labelled: 2 }
            augmentations: { weak: { flip: 0.5 } }
            views: { mixed: { of: labelled, mix: { class-mix: { labels: given } }, augment: weak } }
            objectives: { "%s": { cross-entropy: { model: student, on: mixed } } }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
            export: student
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> parts() {
        return Recipes.names().stream().flatMap(name -> Stream.concat(
                        LeavingOut.parts(name, Taxonomies.CAMVID_11, OFFLINE).stream(),
                        LeavingOut.objectives(name, Taxonomies.CAMVID_11, EnumSet.allOf(Pool.class)).stream())
                .distinct()
                .map(part -> Arguments.of(name, part)));
    }

    @ParameterizedTest
    @MethodSource("parts")
    void shouldLeaveARecipeThatRuns(String name, String part) {
        Recipe rest = without(name, part);

        assertThat(rest.name()).isEqualTo(name + "-without-" + part);
        assertThat(rest.digest()).isNotEqualTo(Recipes.named(name).digest());
        assertThat(rest.terms()).extracting(Term::name).isNotEmpty().doesNotContain(part);
        LearningSettings settings =
                new LearningSettings(Patterns.SIZE, Patterns.CLASSES, Device.cpu(), Precision.FP32, 1);
        try (Learning learning = Learning.start(rest, settings)) {
            StepClock full = StepClock.start(2).settled();
            assertThat(learning.step(POOLS, full).terms()).isNotEmpty();
        }
    }

    static Stream<Arguments> shipped() {
        return Stream.of(
                Arguments.of("supervised", List.of()),
                Arguments.of("mean-teacher", List.of("consistency")),
                // A budget of weight 0 is no part.
                Arguments.of(
                        "selene",
                        List.of("consistency-labelled", "consistency-stream", "jigsaw-labelled", "jigsaw-stream")),
                Arguments.of("selene-co", List.of("cross-labelled", "cross-stream")),
                // The structured loss needs the boxes, so mixed.mix is no part by itself.
                Arguments.of("structured-consistency", List.of("pixels", "structured", "supervised.label-balance")),
                Arguments.of(
                        "class-memory",
                        List.of(
                                "pseudo",
                                "entropy",
                                "contrast-labelled",
                                "contrast-stream",
                                "supervised.class-balance",
                                "pseudo.confidence",
                                "pseudo.class-balance",
                                "weak.mix",
                                "strong-1.mix",
                                "strong-2.mix")),
                Arguments.of("directional", List.of("context")),
                Arguments.of(
                        "auxiliary",
                        List.of("rightness", "pseudo", "supervised.label-balance", "pseudo.auxiliary-mask")),
                Arguments.of(
                        "roadloop",
                        List.of(
                                "pseudo",
                                "supervised.label-balance",
                                "pseudo.confidence",
                                "pseudo.label-balance",
                                "weak.mix",
                                "mixed.mix")));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldNameWhatAnAblationLeavesOutOfARecipeThatShips(String name, List<String> parts) {
        assertThat(LeavingOut.parts(name, Taxonomies.CAMVID_11, OFFLINE)).isEqualTo(parts);
    }

    @Test
    void shouldNameThePartsOfEveryRecipeThatShips() {
        assertThat(shipped().map(arguments -> (String) arguments.get()[0]).toList())
                .isEqualTo(Recipes.names());
    }

    @Test
    void shouldNameOnlyTheMixesThatStepsMake() throws IOException {
        String file = file("""
                models: { student: { network: dense-road/compact } }
                batch: { labelled: 2, stream: 2, taught: 2 }
                augmentations: { weak: { flip: 0.5 } }
                views:
                  mixed: { of: labelled, mix: { class-mix: { labels: given } }, augment: weak }
                  mixed-taught: { of: taught, mix: { class-mix: { labels: given } }, augment: weak }
                  idle: { of: stream, mix: { cut-mix: {} }, augment: weak }
                objectives:
                  supervised: { cross-entropy: { model: student, on: mixed } }
                  taught: { cross-entropy: { model: student, on: mixed-taught } }
                learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
                export: student
                """);

        assertThat(LeavingOut.parts(file, Taxonomies.CAMVID_11, OFFLINE)).containsExactly("mixed.mix");
    }

    @Test
    void shouldNotNameAnObjectiveWithoutWhichNothingTeachesTheExportedModel() throws IOException {
        String file = file("""
                models: { student: { network: dense-road/compact }, peer: { network: dense-road/compact } }
                batch: { labelled: 2 }
                objectives:
                  supervised: { cross-entropy: { model: student, on: labelled } }
                  supervised-peer: { cross-entropy: { model: peer, on: labelled } }
                learners:
                  student: { sgd: {}, rate: { constant: { from: 0.01 } } }
                  peer: { sgd: {}, rate: { constant: { from: 0.01 } } }
                export: student
                """);

        assertThat(LeavingOut.objectives(file, Taxonomies.CAMVID_11, OFFLINE)).containsExactly("supervised-peer");
    }

    @Test
    void shouldNameAllObjectivesThatStepsComputeAndCanDoWithout() {
        assertThat(LeavingOut.objectives("mean-teacher", Taxonomies.CAMVID_11, EnumSet.allOf(Pool.class)))
                .containsExactly("supervised", "taught", "consistency");
    }

    @Test
    void shouldLeaveOutAViewsMixWhereAnObjectiveHasTheViewsName() throws IOException {
        Recipe rest = LeavingOut.without(file(NAMESAKE.formatted("mixed")), "mixed.mix", Taxonomies.CAMVID_11);

        assertThat(rest.terms()).extracting(Term::name).containsExactly("mixed");
        assertThat(rest.terms().toString()).doesNotContain("ClassMix");
    }

    @Test
    void shouldNotGuessBetweenAnObjectiveAndAViewsMix() throws IOException {
        String file = file(NAMESAKE.formatted("mixed.mix"));

        assertThatThrownBy(() -> LeavingOut.without(file, "mixed.mix", Taxonomies.CAMVID_11))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("two parts mixed.mix")
                .hasMessageContaining("give the objective another name");
    }

    @Test
    void shouldLeaveOutAWeightAlone() {
        Recipe rest = without("class-memory", "pseudo.confidence");

        assertThat(rest.name()).isEqualTo("class-memory-without-pseudo.confidence");
        assertThat(rest.terms()).hasSameSizeAs(Recipes.named("class-memory").terms());
        assertThat(rest.digest()).isNotEqualTo(Recipes.named("class-memory").digest());
    }

    @Test
    void shouldLeaveOutWhatAViewAdds() {
        Recipe rest = without("roadloop", "weak.mix+mixed.mix");

        assertThat(rest.terms()).hasSameSizeAs(Recipes.named("roadloop").terms());
        assertThat(rest.terms().toString()).doesNotContain("ClassMix");
        assertThat(Recipes.named("roadloop").terms().toString()).contains("ClassMix");
    }

    @Test
    void shouldPruneMemoriesAndHeadsThatNobodyLooksInto() {
        Recipe rest = without("class-memory", "contrast-labelled+contrast-stream");

        assertThat(rest.memories()).extracting(Memory.Law::name).containsExactly("frequencies");
        assertThat(rest.heads(new ModelName("student"))).isEmpty();
    }

    @Test
    void shouldPruneAModelThatNobodyTeachesAndWhatWeighsByIt() {
        Recipe rest = without("auxiliary", "rightness");

        assertThat(rest.learners())
                .extracting(learner -> learner.model().value())
                .containsExactly("student");
        assertThat(rest.memories()).extracting(Memory.Law::name).containsExactly("counts");
        assertThat(rest.terms()).extracting(Term::name).containsExactly("supervised", "taught", "pseudo");
    }

    @Test
    void shouldPruneATeacherAndAPoolThatNobodyAsks() {
        Recipe rest =
                without("class-memory", "pseudo+entropy+contrast-stream+contrast-labelled+supervised.class-balance");

        assertThat(rest.followers()).isEmpty();
        assertThat(rest.batch()).containsOnlyKeys(Pool.LABELLED, Pool.TAUGHT);
    }

    @Test
    void shouldKeepLabelledSamplesThatNobodyAsks() {
        assertThat(without("mean-teacher", "supervised").batch()).containsKey(Pool.LABELLED);
    }

    @Test
    void shouldKeepATeacherThatIsExported() {
        assertThat(without("mean-teacher", "consistency").followers()).hasSize(1);
    }

    @Test
    void shouldNameTheParts() {
        for (String wrong : List.of("magic", "pseudo.magic", "supervised.confidence", ".")) {
            assertThatThrownBy(() -> without("class-memory", wrong))
                    .isInstanceOf(InvalidRecipeException.class)
                    .hasMessageContaining("no part " + wrong)
                    .hasMessageContaining("pseudo, entropy");
        }
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("test.yaml"), yaml).toString();
    }

    private static Recipe without(String recipe, String part) {
        return LeavingOut.without(recipe, part, Taxonomies.CAMVID_11);
    }

    @Test
    void shouldSayThatNothingIsLeft() {
        assertThatThrownBy(() -> without("supervised", "supervised+taught"))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("there must be at least one");
    }
}
