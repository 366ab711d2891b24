package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.Mean;
import io.roadloop.trainer.objective.ModelLabels;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.objective.memorybank.ClassBalance;
import io.roadloop.trainer.objective.memorybank.ClassBank;
import io.roadloop.trainer.objective.memorybank.ClassContrast;
import io.roadloop.trainer.objective.memorybank.ClassWindows;
import io.roadloop.trainer.objective.memorybank.ConfidencePower;
import io.roadloop.trainer.objective.memorybank.Entropy;
import io.roadloop.trainer.objective.memorybank.MemoryWeights;
import io.roadloop.trainer.objective.memorybank.PseudoLabels;
import io.roadloop.trainer.objective.memorybank.TopK;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryBankKindsTest {
    private static final String RECIPE = """
            models:
              student: { network: dense-road/compact, heads: [projector, predictor, prediction-attention, memory-attention] }
              teacher: { follows: student, momentum: 0.99 }
            batch: { labelled: 4, stream: 2 }
            augmentations: { light: { jitter: { share: 1, brightness: 0.5 } } }
            views:
              one: { of: stream, augment: light, draw: 1 }
              two: { of: stream, augment: light, draw: 2 }
            memories:
              often: { class-windows: { labelled: labelled, teacher: teacher, stream: stream } }
              bank: { class-bank: { teacher: teacher, student: student, on: labelled } }
            objectives:
              pseudo:
                pseudo-labels:
                  model: student
                  on: one
                  targets: teacher
                  weights: { confidence: { power: 6 }, class-balance: { memory: often } }
              entropy: { entropy: { model: student, on: [one, two] } }
              given: { class-contrast: { model: student, on: labelled, memory: bank } }
              said: { class-contrast: { model: student, on: [one, two], targets: teacher, memory: bank } }
            learners:
              student: { sgd: { momentum: 0.9, decay: 5e-4 }, rate: { constant: { from: 0.1 } } }
            export: student
            """;
    private static final ModelName STUDENT = new ModelName("student");
    private static final ModelName TEACHER = new ModelName("teacher");
    private static final View LABELLED = new Source(Pool.LABELLED);
    private static final View STREAM = new Source(Pool.STREAM);
    private static final ClassWindows OFTEN =
            new ClassWindows("often", LABELLED, 128, TEACHER, STREAM, 256, Stretch.NONE, Optional.empty());
    private static final ClassBank BANK = new ClassBank(
            "bank", TEACHER, STUDENT, LABELLED, 256, 0.95, 1, 32, TopK.HIGHEST, Stretch.NONE, Optional.empty());

    private final Recipe recipe = Recipes.parse("mine", RECIPE);

    @Test
    void shouldReadMemoriesWithThePapersNumbersAsDefaults() {
        assertThat(recipe.memories()).containsExactly(OFTEN, BANK);
    }

    @Test
    void shouldReadPseudoLabelsWithTheirWeights() {
        PseudoLabels pseudo = (PseudoLabels) objective("pseudo");

        assertThat(pseudo.lesson().teaching().targets()).isEqualTo(new ModelLabels(TEACHER, STREAM));
        assertThat(pseudo.lesson().teaching().weights())
                .containsExactlyInAnyOrder(new ConfidencePower(6), new ClassBalance(OFTEN));
    }

    @Test
    void shouldTakeEntropyOfEachView() {
        assertThat(((Mean) objective("entropy")).parts()).hasSize(2).allMatch(Entropy.class::isInstance);
    }

    @Test
    void shouldContrastAllViewsTogether() {
        ClassContrast given = (ClassContrast) objective("given");
        ClassContrast said = (ClassContrast) objective("said");

        assertThat(given)
                .isEqualTo(new ClassContrast(
                        "given", STUDENT, List.of(LABELLED), new GivenLabels(), BANK, 32, MemoryWeights.NORMALISED));
        assertThat(said.on()).hasSize(2);
        assertThat(said.targets()).isEqualTo(new ModelLabels(TEACHER, STREAM));
    }

    @Test
    void shouldReadTheSwitchesOfThePublishedCode() {
        Recipe published = Recipes.parse(
                "published",
                RECIPE.replace("on: labelled } }", "on: labelled, top-k: lowest } }")
                        .replace("on: labelled, memory: bank", "on: labelled, memory: bank, memory-weights: one"));

        assertThat(published.memories()).anySatisfy(law -> assertThat(law)
                .isInstanceOfSatisfying(
                        ClassBank.class, bank -> assertThat(bank.topK()).isEqualTo(TopK.LOWEST)));
        assertThat(published.terms()).anySatisfy(term -> assertThat(term.objective())
                .isInstanceOfSatisfying(ClassContrast.class, contrast -> assertThat(contrast.memoryWeights())
                        .isEqualTo(MemoryWeights.ONE)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ", memory-attention] | ] | needs student's head memory-attention: name it in models.student.heads",
                "heads: [projector, | heads: [ | head projector: name it in models.student.heads",
                "student: student, on: labelled } | student: student, on: stream } | memories.bank: needs labels",
                "class-bank: { teacher: teacher | class-bank: { teacher: tutor | there is no model tutor",
                "student: student, on: labelled } | student: student, on: labelled, per-class: 1 } |"
                        + " memories.bank.class-bank.per-class is 1: must be a whole number in [2,",
                "student: student, on: labelled } | student: student, on: labelled, per-image: 300 } |"
                        + " memories.bank.class-bank.per-image is 300: must be a whole number in [1, 256]",
                "student: student, on: labelled } | student: student, on: labelled, confidence: 1 } |"
                        + " memories.bank.class-bank.confidence is 1: must lie in [0, 1)",
                "student: student, on: labelled } | student: student, on: labelled, top-k: best } | must be one of"
                        + " highest, lowest",
                "stream: stream } | stream: stream, stream-images: 0 } |"
                        + " memories.often.class-windows.stream-images is 0: must be a whole number in [1,",
                "memory: often | memory: bank | must be a memory of the kind",
                "power: 6 | power: -1 | must lie in [0, 100]",
                "on: [one, two], targets | on: [one, labelled], targets | takes its targets from stream, and labelled is not made of it",
            })
    void shouldNameTheRuleThatARecipeBreaks(String good, String bad, String message) {
        assertThat(RECIPE).contains(good);

        assertThatThrownBy(() -> Recipes.parse("mine", RECIPE.replace(good, bad)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining(message);
    }

    private Objective objective(String name) {
        return recipe.terms().stream()
                .filter(term -> term.name().equals(name))
                .map(Term::objective)
                .findFirst()
                .orElseThrow();
    }
}
