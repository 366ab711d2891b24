package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.objective.GivenLabels;
import io.roadloop.trainer.objective.Lesson;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.balance.ClassLaw;
import io.roadloop.trainer.objective.balance.LabelBalance;
import io.roadloop.trainer.objective.balance.LabelCounts;
import io.roadloop.trainer.objective.structured.PixelConsistency;
import io.roadloop.trainer.objective.structured.StructuredConsistency;
import io.roadloop.trainer.objective.supervised.BoundaryRelaxation;
import io.roadloop.trainer.objective.supervised.HardPixels;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Mixed;
import io.roadloop.trainer.view.Mixing;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.Taxonomies;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredRecipeTest {
    private static final String GOOD = """
        models:
          student: { network: dense-road/compact }
          teacher: { follows: student, momentum: 0.99 }
        batch: { labelled: 4, stream: 4 }
        augmentations:
          weak: { flip: 0.5 }
        views:
          whole: { of: stream, augment: weak }
          mixed: { of: whole, mix: { cut-mix: { boxes: 16 } } }
        memories:
          counts: { label-counts: { of: labelled } }
        objectives:
          supervised:
            boundary-relaxation:
              model: student
              on: labelled
              window: 5
              strict: [2, 6]
              until: 60 %
              weights: { label-balance: { memory: counts, law: enet, offset: 1.04 } }
          hard: { hard-pixels: { model: student, on: labelled, threshold: 0.6, share: 0.1 } }
          pixels:
            pixel-consistency: { student: student, on: mixed, teacher: teacher, teacher-on: whole }
          structured:
            structured-consistency: { student: student, on: mixed, teacher: teacher, teacher-on: whole, pairs: 5000 }
        learners:
          student: { sgd: { momentum: 0.9 }, rate: { poly: { from: 0.01 } } }
        export: teacher
        """;

    private static final ModelName STUDENT = new ModelName("student");
    private static final ModelName TEACHER = new ModelName("teacher");

    @Test
    void shouldReadEveryKind() {
        List<Objective> read = Recipes.parse("mine", GOOD).terms().stream()
                .map(term -> term.objective())
                .toList();

        View labelled = new Source(Pool.LABELLED);
        PixelConsistency pixels = (PixelConsistency) read.get(2);
        LabelBalance balance = new LabelBalance(new LabelCounts("counts", labelled), new ClassLaw.Enet(1.04));
        assertThat(read.get(0))
                .isEqualTo(new BoundaryRelaxation(
                        Lesson.of(STUDENT, labelled, new GivenLabels(), List.of(balance)), 5, Set.of(2, 6), 0.6));
        assertThat(read.get(1)).isEqualTo(new HardPixels(Lesson.of(STUDENT, labelled, new GivenLabels()), 0.6, 0.1));
        assertThat(pixels.seen()).isEqualTo(new Mixed(pixels.shown(), new Mixing.CutMix(1, 16), 0));
        assertThat(read.get(3))
                .isEqualTo(new StructuredConsistency(
                        "structured", STUDENT, pixels.seen(), TEACHER, pixels.shown(), 16, 5000));
    }

    @Test
    void shouldTakeThePapersNumbersWhereNoneAreSaid() {
        String plain = GOOD.replaceFirst("(?m)^ *window: 5\n", "")
                .replace(", threshold: 0.6, share: 0.1", "")
                .replace(", pairs: 5000", "")
                .replace(", law: enet, offset: 1.04", "");

        List<Objective> read = Recipes.parse("mine", plain).terms().stream()
                .map(term -> term.objective())
                .toList();

        View labelled = new Source(Pool.LABELLED);
        StructuredConsistency structured = (StructuredConsistency) read.get(3);
        BoundaryRelaxation relaxation = (BoundaryRelaxation) read.get(0);
        assertThat(read.get(1)).isEqualTo(new HardPixels(Lesson.of(STUDENT, labelled, new GivenLabels()), 0.7, 0.08));
        assertThat(structured.boxes()).isEqualTo(16);
        assertThat(structured.pairs()).isEqualTo(9000);
        assertThat(relaxation.window()).isEqualTo(3);
        assertThat(relaxation.lesson().teaching().weights())
                .containsExactly(new LabelBalance(new LabelCounts("counts", labelled), new ClassLaw.Enet(1.1)));
    }

    @Test
    void shouldKnowTheClassesOfTheTaxonomyByNameAndByNumber() {
        String named = GOOD.replace("strict: [2, 6]", "strict: [pole, 6]");

        Recipe recipe = Recipes.parse("mine", named, Taxonomies.CAMVID_11);

        BoundaryRelaxation read = (BoundaryRelaxation) recipe.terms().get(0).objective();
        assertThat(read.strict()).containsExactlyInAnyOrder(2, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[2, 11] | [2,11]: must be a list of classes of camvid-11, each by its number in [0, 10] or its name:"
                        + " sky, building, pole,",
                "[2, poles] | [2,\"poles\"]: must be a list of classes of camvid-11",
                "[2, 1.5] | [2,1.5]: must be a list of classes of camvid-11",
                "[2, pole] | [2,\"pole\"]: must name each once"
            })
    void shouldNameAStrictClassThatTheTaxonomyLacks(String strict, String message) {
        String bad = GOOD.replace("strict: [2, 6]", "strict: " + strict);

        assertThatThrownBy(() -> Recipes.parse("mine", bad, Taxonomies.CAMVID_11))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("objectives.supervised.boundary-relaxation.strict is " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cut-mix: { boxes: 16 } | class-mix: { labels: teacher } | objectives.structured: compares pixels"
                        + " within the boxes of a cut-mix",
                "on: mixed, teacher: teacher, teacher-on: whole, pairs | on: whole, teacher: teacher, teacher-on:"
                        + " whole, pairs | mix what the student sees by cut-mix",
                "on: mixed, teacher: teacher, teacher-on: whole, pairs | on: mixed, teacher: teacher, teacher-on:"
                        + " stream, pairs | objectives.structured: the teacher must see what is mixed",
                "on: mixed, teacher: teacher, teacher-on: whole } | on: mixed, teacher: teacher, teacher-on: stream } |"
                        + " objectives.pixels: student and teacher must see the same pixels",
                "boxes: 16 | boxes: 8 | compares the last 16 boxes of an image, and the cut-mix lays 8",
                "of: stream, augment: weak | of: stream, shuffle: { permutations: 9 } |"
                        + " objectives.structured.structured-consistency.on is mixed: the view mixed is made of shuffled tiles",
                "of: stream, augment: weak | of: stream, shuffle: { permutations: 9 } | is made of shuffled tiles",
                "pairs: 5000 | pairs: 0 | structured-consistency.pairs is 0: must be a whole number in [1, 1000000]",
                "window: 5 | window: 4 | boundary-relaxation.window is 4: must be an odd number in [1, 31]",
                "strict: [2, 6] | strict: [2, pole] | boundary-relaxation.strict is [2,\"pole\"]: must be a list of"
                        + " classes by number, in [0, 254]",
                "strict: [2, 6] | strict: 2 | boundary-relaxation.strict is 2: must be a list of classes",
                "strict: [2, 6] | strict: [2, 2] | boundary-relaxation.strict is [2,2]: must name each once",
                "until: 60 % | until: 160 % | boundary-relaxation.until is \"160 %\"",
                "threshold: 0.6 | threshold: NaN | hard-pixels.threshold is \"NaN\"",
                "share: 0.1 | share: 0 | hard-pixels.share is 0: must lie in (0, 1]",
                "offset: 1.04 | offset: 1 | offset is 1: must lie in (1, 10]",
                "law: enet | law: even | law is even: must be one of enet, median",
                "memory: counts | memory: count | memory is count: must be a memory of the kind",
                "label-balance: { memory | label-balanced: { memory | must be one of auxiliary-mask, class-balance",
            })
    void shouldNameTheRuleThatARecipeBreaks(String good, String bad, String message) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> Recipes.parse("mine", GOOD.replace(good, bad)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe mine: ")
                .hasMessageContaining(message);
    }

    @Test
    void shouldShipThePapersBoxesAndPairsWithWeightsForANetworkThatStartsFromNothing() {
        Recipe recipe = Recipes.named("structured-consistency");

        StructuredConsistency structured =
                (StructuredConsistency) recipe.terms().get(3).objective();
        assertThat(structured.boxes()).isEqualTo(16);
        assertThat(structured.pairs()).isEqualTo(9000);
        StepClock settled = StepClock.start(1).settled();
        assertThat(recipe.terms().get(3).weight().at(settled)).isEqualTo(0.5);
        assertThat(recipe.terms().get(2).weight().at(settled)).isEqualTo(3);
        assertThat(recipe.export()).isEqualTo(new Export(TEACHER));
    }
}
