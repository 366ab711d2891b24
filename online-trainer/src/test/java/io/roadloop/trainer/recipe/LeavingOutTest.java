package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.vision.Taxonomies;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeavingOutTest {
    private static final Set<Pool> OFFLINE = EnumSet.of(Pool.LABELLED, Pool.STREAM);

    static Stream<Arguments> parts() {
        return Recipes.names().stream().flatMap(name -> LeavingOut.beyondLabels(Recipes.named(name), OFFLINE).stream()
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
            StepClock full = new StepClock(1, 0, 2, 2);
            assertThat(learning.step(Patterns.pools(8, 8), full).terms()).isNotEmpty();
        }
    }

    @Test
    void shouldNameWhatAnAblationLeavesOut() {
        assertThat(LeavingOut.beyondLabels(Recipes.named("class-memory"), OFFLINE))
                .containsExactly("pseudo", "entropy", "contrast-labelled", "contrast-stream");
        assertThat(LeavingOut.beyondLabels(Recipes.named("selene"), OFFLINE))
                .as("a budget of weight 0 is no part")
                .containsExactly("consistency-labelled", "consistency-stream", "jigsaw-labelled", "jigsaw-stream");
        assertThat(LeavingOut.objectives(Recipes.named("mean-teacher"), EnumSet.allOf(Pool.class)))
                .containsExactly("supervised", "taught", "consistency");
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
    void shouldNameTheObjectivesTheWeightsAndTheMixingsOfARecipe() {
        assertThat(LeavingOut.parts("roadloop", Taxonomies.CAMVID_11, OFFLINE))
                .containsExactly(
                        "pseudo",
                        "supervised.label-balance",
                        "pseudo.confidence",
                        "pseudo.label-balance",
                        "weak.mix",
                        "mixed.mix");
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
