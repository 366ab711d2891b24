package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.trainer.objective.Teaching;
import io.roadloop.trainer.objective.Term;
import io.roadloop.trainer.objective.auxiliary.AuxiliaryMask;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.schedule.Schedule;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.vision.Taxonomies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipesTest {
    private static final String GOOD = """
        models:
          student: { network: dense-road/compact }
          teacher: { follows: student, momentum: { cosine: { from: 0.995, to: 1 } }, early-cap: 10 }
        batch: { labelled: 4, stream: 4 }
        augmentations:
          weak: { flip: 0.5, scale: { from: 0.75, to: 1.75, share: 0.5 } }
          light: { jitter: { share: 0.8, brightness: 0.3 } }
        views:
          weak: { of: labelled, augment: weak }
          base: { of: stream, augment: weak }
          strong: { of: base, augment: light }
        objectives:
          supervised: { cross-entropy: { model: student, on: weak } }
          consistency:
            mean-teacher: { student: student, on: strong, teacher: teacher, teacher-on: base }
            weight: 100
            ramp: 10 %
        learners:
          student: { adamw: { decay: 0.01 }, rate: { poly: { from: 0.001 } }, clip: 5 }
        export: teacher
        """;

    @ParameterizedTest
    @ValueSource(strings = {"supervised", "mean-teacher", "class-memory"})
    void shouldShipRecipesThatKeepTheRules(String name) {
        Recipe recipe = Recipes.named(name);

        assertThat(recipe.name()).isEqualTo(name);
        assertThat(recipe.batch()).containsEntry(Pool.LABELLED, 4);
        assertThat(recipe.terms()).extracting(Term::name).contains("supervised", "taught");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing yet", "---"})
    void shouldNameAnEmptyFile(String text) {
        assertThatThrownBy(() -> Recipes.parse("mine", text))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessage("recipe mine: the file is empty: must be a mapping of keys to values");
    }

    @Test
    void shouldRefuseASecondDocument() {
        assertThatThrownBy(() -> Recipes.parse("mine", GOOD + "---\nexport: student\n"))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("is of a second document: a file has one recipe");
    }

    @Test
    void shouldRefuseAFileThatIsANumberWhichIsNotFinite() {
        assertThatThrownBy(() -> Recipes.parse("mine", ".nan"))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("line 1: Malformed numeric value '.nan'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flip: 0.5 | flop: 0.5 | unknown key augmentations.weak.flop; known here are blur, flip, grey, jitter,"
                        + " scale",
                "weight: 100 | weight: NaN | objectives.consistency.weight is \"NaN\": must lie in [0, 1e30]",
                "weight: 100 | weight: 1e39 | objectives.consistency.weight is 1.0E39: must lie in [0, 1e30]",
                "weight: 100 | weight: 1e999 | objectives.consistency.weight is \"Infinity\": must lie in"
                        + " [0, 1e30]",
                "weight: 100 | weight: .inf | objectives.consistency.weight, line 16, is no finite number: Malformed numeric value '.inf'",
                "weight: 100 | weight: heavy | objectives.consistency.weight is \"heavy\": must lie in" + " [0, 1e30]",
                "ramp: 10 % | ramp: 110 % | objectives.consistency.ramp is \"110 %\": must be a share in [0, 1]",
                "ramp: 10 % | ramp: -3 steps | objectives.consistency.ramp is \"-3 steps\": must be a share in [0, 1], a"
                        + " percentage such as 2 %, or a whole number of steps such as 400 steps, at most 1000000000",
                "ramp: 10 % | ramp: 400 | objectives.consistency.ramp is 400: must be a share in [0, 1]",
                "ramp: 10 % | ramp: NaN | objectives.consistency.ramp is \"NaN\": must be a share in [0, 1]",
                "ramp: 10 % | ramp: NaN steps | objectives.consistency.ramp is \"NaN steps\": must be a share in",
                "ramp: 10 % | ramp: 0.5 steps | objectives.consistency.ramp is \"0.5 steps\": must be a share in",
                "ramp: 10 % | ramp: 400steps | objectives.consistency.ramp is \"400steps\": must be a share in",
                "ramp: 10 % | ramp: 1000000001 steps | objectives.consistency.ramp is \"1000000001 steps\": must be a",
                "ramp: 10 % | ramp: 9999999999999999999 steps | consistency.ramp is \"9999999999999999999 steps\": must",
                "ramp: 10 % | start: -10 % | objectives.consistency.start is \"-10 %\": must be a share in [0, 1]",
                "weight: 100 | start: 5 steps | objectives.consistency.ramp is \"10 %\": start and ramp must both be"
                        + " shares, or both be steps",
                "export: teacher | export: peer | export is peer: must be one of [student, teacher]",
                "model: student, on: weak | model: peer, on: weak | objectives.supervised: there is no model peer",
                "model: student, on: weak | model: teacher, on: weak | the model teacher follows another",
                "model: student, on: weak | model: student, on: base | objectives.supervised: needs labels, and base has none",
                "model: student, on: weak | model: student, on: wek | objectives.supervised.cross-entropy.on is wek",
                "stream: 4 | stream: 0 | objectives.consistency: takes samples of stream, and batch.stream is 0",
                "labelled: 4, stream: 4 | labelled: 2, stream: 4, taught: 3 | batch.labelled is 2 of 9 samples: must be"
                        + " at least a quarter of a batch",
                "labelled: 4, stream: 4 | stream: 4 | batch.labelled is 0 of 4 samples: must be at least a quarter",
                "labelled: 4, | labelled: { count: 4, class-uniform: 150 % }, | batch.labelled.class-uniform is"
                        + " \"150 %\": must be a share",
                "labelled: 4, | labelled: { class-uniform: 50 % }, | batch.labelled.count is missing",
                "labelled: 4, | labelled: { count: 4, uniform: 50 % }, | unknown key batch.labelled.uniform; known here"
                        + " are class-uniform, count, domains, until",
                "labelled: 4, | labelled: { count: 4, domains: odd }, | batch.labelled.domains is odd: must be one of"
                        + " as-they-are, even",
                "labelled: 4, | labelled: four, | batch.labelled is \"four\": must be a whole number in [0, 4096]",
                "teacher-on: base | teacher-on: stream | must see the same pixels at the same places",
                "dense-road/compact | dense-road/tiny | must be one of auxiliary, auxiliary/small, deeplab ",
                "follows: student | follows: teacher | models.teacher.follows is teacher: must be a model with a"
                        + " network",
                "from: 0.75 | from: 1.80 | augmentations.weak.scale.from is 1.8: must lie in [0.1, to], and to is 1.75",
                "cross-entropy: | entropies: | must have exactly one of cross-entropy, hard-pixels",
                "clip: 5 | clip: 0 | learners.student.clip is 0: must lie in [1e-6, 1e30]",
                "clip: 5 | clip: 1e39 | learners.student.clip is 1.0E39: must lie in [1e-6, 1e30]",
                "from: 0.001 | from: 1e-50 | learners.student.rate.poly.from is 1.0E-50: must lie in [1e-12, 10]",
                "from: 0.001 | from: 1e39 | learners.student.rate.poly.from is 1.0E39: must lie in [1e-12, 10]",
                "from: 0.001 | from: 0.001, power: 1e39 | learners.student.rate.poly.power is 1.0E39: must lie in",
                "  student: { adamw | studnt: { adamw | learners.student is missing",
                "brightness: 0.3 | brightness: 1.3 | augmentations.light.jitter.brightness is 1.3: must lie in [0, 1)",
                "export: teacher | exports: teacher | export is missing",
                "early-cap: 10 | early-cap: 10, momentun: 0.9 | unknown key models.teacher.momentun",
                "momentum: { cosine | momentun: { cosine | models.teacher.momentum is missing; the keys here are"
                        + " [early-cap, follows, momentun]",
                "momentum: { cosine: { from: 0.995, to: 1 } } | momentum: 99 % | models.teacher.momentum is \"99 %\": must"
                        + " lie in [0, 1] as a number, or be cosine with from and to",
                "early-cap: 10 | early-cap: | models.teacher.early-cap is empty: it needs a value",
                "export: teacher | export: { model: peer } | export is peer: must be one of [student, teacher]",
                "export: teacher | export: { model: teacher, norms: { frames: 4 } } | export.norms.frames is 4: must be"
                        + " a whole number in [8, 4096]",
                "export: teacher | export: { model: teacher, norm: { frames: 64 } } | unknown key export.norm; known"
                        + " here are model, norms",
                "dense-road/compact } | dense-road/compact, heads: [jigsaw] } | models.student.heads: jigsaw cannot"
                        + " read",
                "dense-road/compact } | dense-road/compact, heads: [jig] } | models.student.heads is [jig]: must be of",
                "dense-road/compact } | auxiliary/small } | reads what another believes; what is released must label",
                "augment: light } | shuffle: { permutations: 101 } } | views.strong.shuffle.permutations is 101",
                "augment: light } | mix: { class-mix: { labels: given } } } | by given labels, and it has none",
                "augment: light } | mix: { class-mix: { labels: peer } } } | there is no model peer",
                "augment: light } | mix: { cut-mix: { boxes: 0 } } } | views.strong.mix.cut-mix.boxes is 0: must be a whole number in [1, 1024]",
                "augment: light } | crop: { pair: p, side: first } } | views.strong.crop.pair is p: must be one of"
                        + " crops",
                "of: base, augment: light | of: later, augment: light | views.strong.of is later: must be a view named"
                        + " above",
                "of: base, augment: light | of: base | must be changed by mix, crop, shuffle or augment",
            })
    void shouldNameTheRuleThatARecipeBreaks(String good, String bad, String message) {
        assertThat(GOOD).contains(good);

        assertThatThrownBy(() -> Recipes.parse("mine", GOOD.replace(good, bad)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe mine: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-entropy", "hard-pixels", "boundary-relaxation", "pseudo-labels"})
    void shouldRefuseTargetsFromAViewThatTheTaughtOneIsNotMadeOf(String kind) {
        String yaml = GOOD.replace(
                "cross-entropy: { model: student, on: weak }",
                kind + ": { model: student, on: [strong, weak], targets: teacher, targets-on: base }");

        assertThatThrownBy(() -> Recipes.parse("mine", yaml))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("objectives.supervised: takes its targets from base, and weak")
                .hasMessageEndingWith(" is not made of it: targets go the way of the pixels");
    }

    @Test
    void shouldRefuseALearnerThatOnlyObjectivesOfWeightNoughtTeach() {
        String yaml = GOOD.replace("on: weak } }", "on: weak }, weight: 0 }").replace("weight: 100", "weight: 0");

        assertThatThrownBy(() -> Recipes.parse("mine", yaml))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessage("recipe mine: models.student: no objective of a weight above 0 teaches it");
    }

    @ParameterizedTest
    @CsvSource({
        "10 %, 1, 6, 60",
        "0.1, 1, 6, 60",
        "400 steps, 400, 400, 400",
        "1 step, 1, 1, 1",
        "0 steps, 0, 0, 0",
        "0, 0, 0, 0"
    })
    void shouldReadSharesOfTheFirstRoundAndStepsOverAllRounds(String start, int ofOne, int ofSixty, int ofSixHundred) {
        Schedule weight = Recipes.parse("mine", GOOD.replace("ramp: 10 %", "start: " + start))
                .terms()
                .get(1)
                .weight();

        assertThat(firstStep(weight, 1)).isEqualTo(ofOne);
        assertThat(firstStep(weight, 60)).isEqualTo(ofSixty);
        assertThat(firstStep(weight, 600)).isEqualTo(ofSixHundred);
    }

    /** A first round as short as that of the trainer that runs all the time shall not be the end of what rises. */
    @ParameterizedTest
    @MethodSource("io.roadloop.trainer.recipe.Recipes#names")
    void shouldShipRampsThatGoOnAfterAShortFirstRound(String name) {
        StepClock second = new StepClock(1, 0, 400, 60);
        StepClock later = new StepClock(5, 0, 400, 1660);
        StepClock settled = StepClock.start(1).settled();

        for (Term term : Recipes.named(name).terms()) {
            boolean rises = !(term.weight() instanceof Schedule.Constant);
            double full = term.weight().at(settled);
            assertThat(term.weight().at(second) < full).as(term.name()).isEqualTo(rises && full > 0);
            assertThat(term.weight().at(later)).as(term.name()).isEqualTo(full);
        }
    }

    @Test
    void shouldShipMemoriesAndAMaskThatBeginAtTheirStepOverAllRounds() {
        assertThat(Recipes.named("class-memory").memories())
                .extracting(law -> (Stretch) law.start())
                .containsExactly(new Stretch.Steps(80), new Stretch.Steps(40));
        assertThat(Recipes.named("directional").memories())
                .extracting(law -> (Stretch) law.start())
                .containsExactly(new Stretch.Steps(200));
        assertThat(Recipes.named("auxiliary").terms().get(3).objective().teachings())
                .flatExtracting(Teaching::weights)
                .hasOnlyElementsOfType(AuxiliaryMask.class)
                .extracting(mask -> ((AuxiliaryMask) mask).start())
                .containsExactly(new Stretch.Steps(400));
    }

    @ParameterizedTest
    @MethodSource("io.roadloop.trainer.recipe.Recipes#names")
    void shouldReadARecipeAgainFromItsText(String name) {
        Recipe recipe = Recipes.named(name, Taxonomies.CAMVID_11);

        Recipe again = Recipes.restored(recipe.name(), recipe.text(), Taxonomies.CAMVID_11);

        assertThat(again).isEqualTo(recipe);
    }

    @Test
    void shouldReadAUsersOwnFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), GOOD);

        assertThat(Recipes.named(file.toString()).name()).isEqualTo("mine");
    }

    @Test
    void shouldListTheKnownRecipesWhenOneIsUnknown() {
        assertThatThrownBy(() -> Recipes.named("no-such"))
                .isInstanceOf(UnknownRecipeException.class)
                .hasMessageContaining("'no-such'")
                .hasMessageContaining("supervised, mean-teacher");
    }

    /** The first step that counts of a learning whose rounds all have so many. */
    private static long firstStep(Schedule weight, int steps) {
        StepClock clock = StepClock.start(steps);
        while (weight.at(clock) == 0) {
            StepClock next = clock.next();
            clock = next.isOver() ? next.nextRound(steps) : next;
        }
        return clock.total();
    }

    @Test
    void shouldGiveTheSameDigestForTheSameContent() {
        String commented = "# a remark\n" + GOOD.replace("weight: 100", "weight:   100");

        assertThat(Recipes.parse("b", commented).digest())
                .isEqualTo(Recipes.parse("a", GOOD).digest());
        assertThat(Recipes.parse("a", GOOD.replace("100", "101")).digest())
                .isNotEqualTo(Recipes.parse("a", GOOD).digest());
        assertThat(List.of(Recipes.named("supervised").digest().hex())).allMatch(hex -> hex.length() == 64);
    }
}
