package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a recipe may get wrong in the parts of papers 000, 003 and 004, and may leave out of them. */
class PaperPartsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "selene | , heads: [jigsaw] | '' | jigsaw.model is student: must be a model with heads: [jigsaw]",
                "selene | on: tiles-stream | on: base | jigsaw.on is base: the view base is not shuffled",
                "selene | permutations: 100 | permutations: 362881 | permutations is 362881: must be a whole number in [2, 100]",
                "selene | target: 0.2 | target: 1.2 | budget.target is 1.2: must be a share in [0, 1]",
                "selene | small, heads: [jigsaw] | small, heads: [jigsow] | models.student.heads",
                "selene-co | peer: peer, on: base | peer: student, on: base | peer is student: both models are student",
                "selene-co | peer: peer, on: base | peer: third, on: base | there is no model third",
                "selene-co | peer: peer, on: base | peer: peer, on: base, targets-on: weak | objectives.cross-stream: takes its targets",
                "directional | , heads: [pixel-projector] | '' | must be a model with heads: [pixel-projector]",
                "directional | side: second | side: first | second is second: the views",
                "directional | window: 0.7 | window: 1.7 | crops.context.window is 1.7",
                "directional | window: 0.7 | window: 0.9 | crops.context.window is 0.9: must lie in (0, 1] and not above from, which is 0.8",
                "directional | negatives: 512 | negatives: 0 | negatives is 0: must be a whole number in [1, 1000000]",
                "directional | negatives: 512 | temperature: 0 | temperature is 0: must lie in (0, 10]",
                "directional | negatives: 512 | divisor: all | divisor is all: must be one of active, overlap",
                "directional | queue: recent | queue: record | queue is record: must be a memory of the kind",
                "directional | room: 1024 | room: 0 | room is 0: must be a whole number in [1, 1000000]",
                "auxiliary | on: told-labelled | on: weak | rightness.on is weak: must be a belief",
                "auxiliary | on: told-labelled | on: told-stream | objectives.rightness: needs labels",
                "auxiliary | momentum: 0.99 } } | momentum: 1 } } | memories.record.class-record.momentum is 1",
                "auxiliary | belief: told-stream | belief: base | belief is base: must be a belief",
                "directional | second: second, per-crop | second: first, per-crop | negative-queue.second is first: the views",
                "auxiliary | of: base } } | of: weak } } | by an auxiliary-mask, and it is not made of",
                "auxiliary | threshold: 0.9 | threshold: 9 | threshold is 9: must be a share in [0, 1]",
            })
    void shouldNameTheRuleThatARecipeBreaks(String recipe, String good, String bad, String message) throws IOException {
        String text = text(recipe);
        assertThat(text).contains(good);

        assertThatThrownBy(() -> Recipes.parse("mine", text.replace(good, bad)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe mine: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "directional | negatives: 512, | '' | negatives: 512, temperature: 0.1, confidence: 75 %, divisor: active,",
                "directional | per-crop: 128, room: 1024, | '' | per-crop: 128, room: 1024,",
                "auxiliary | record: record } | record: record } | record: record, offset: 1.04 }",
                "auxiliary | told-labelled, momentum: 0.99 } } | told-labelled } } | told-labelled, momentum: 0.99 } }",
                "auxiliary | , threshold: 0.9, least: 5 %, start: 400 steps } | } |"
                        + " , threshold: 0.9, least: 5 %, power: 6, start: 400 steps }",
                "selene | , target: 0.2 } | } | , target: 0.2 }",
                "selene | { permutations: 100 } | {} | { permutations: 100 }",
                "class-memory | , pixels: 32 } | } | , pixels: 32, memory-weights: normalised }",
            })
    void shouldTakeTheDocumentedNumbersWhereNoneAreSaid(String recipe, String written, String unsaid, String said)
            throws IOException {
        String text = text(recipe);
        assertThat(text).contains(written);

        Recipe brief = Recipes.parse("mine", text.replace(written, unsaid));
        Recipe whole = Recipes.parse("mine", text.replace(written, said));

        assertThat(brief.terms()).isEqualTo(whole.terms());
        assertThat(brief.memories()).isEqualTo(whole.memories());
        assertThat(brief.digest()).isNotEqualTo(whole.digest());
    }

    @Test
    void shouldRefuseAMaskOfTargetsThatAreGiven() throws IOException {
        String text = text("auxiliary")
                .replace("      targets: teacher\n      targets-on: base\n", "")
                .replace("on: strong", "on: weak");

        assertThatThrownBy(() -> Recipes.parse("mine", text))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe mine: objectives.pseudo: weighs weak by an auxiliary-mask")
                .hasMessageContaining(" by an auxiliary-mask, and its targets are given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"memories.recent.negative-queue", "objectives.context.directional"})
    void shouldRefuseCropsOfShuffledTiles(String part) throws IOException {
        String shuffled = text("directional")
                .replace("{ of: stream, crop", "{ of: tiles, crop")
                .replace(
                        "  first:        {",
                        "  tiles:        { of: stream, shuffle: { permutations: 100 } }\n  first:        {");
        String text = part.startsWith("memories")
                ? shuffled
                : shuffled.replace(", queue: recent", "").replaceFirst("memories:\n(  .*\n)+", "");

        assertThatThrownBy(() -> Recipes.parse("mine", text))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageStartingWith("recipe mine: " + part + ".second is second: the crops ")
                .hasMessageContaining("are cut from shuffled tiles");
    }

    @Test
    void shouldAskForARoutingNetworkWhereThereIsABudget() throws IOException {
        String text = text("directional")
                .replace("objectives:", "objectives:\n  budget: { budget: { model: student, on: weak } }");

        assertThatThrownBy(() -> Recipes.parse("mine", text))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining("model is student: must be a model with a dynamic-routing network");
    }

    private static String text(String recipe) throws IOException {
        try (InputStream in = Recipe.class.getResourceAsStream("/recipes/" + recipe + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
