package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.vision.Size;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FitRulesTest {
    /** The smallest that a trainer takes. */
    private static final Size SMALL = new Size(32, 32);

    /** Half a frame, cut twice; what it teaches counts late in a round only. */
    private static final String CROPS = """
            models:        { student: { network: dense-road/compact, heads: [pixel-projector] } }
            batch:         { labelled: 4, stream: 4 }
            augmentations: { soft: { blur: { from: 0.1, to: 1 } } }
            crops:         { halves: { from: 1, to: 1, window: 0.5 } }
            views:
              one: { of: stream, crop: { pair: halves, side: first }, augment: soft }
              two: { of: stream, crop: { pair: halves, side: second }, augment: soft }
            objectives:
              supervised: { cross-entropy: { model: student, on: labelled } }
              context:    { directional: { model: student, first: one, second: two }, weight: 0.1, start: 90 % }
            learners: { student: { sgd: {}, rate: { constant: { from: 0.05 } } } }
            export: student
            """;

    /** A network whose image pooling leaves a batch norm one value an image. */
    private static final String POOLED = """
            models:     { student: { network: deeplab-v3-plus/resnet-narrow-os16 } }
            batch:      { labelled: 2, stream: 2, taught: 1 }
            objectives: { supervised: { cross-entropy: { model: student, on: [labelled, taught] } } }
            learners:   { student: { sgd: {}, rate: { constant: { from: 0.05 } } } }
            export: student
            """;

    static List<String> shipped() {
        return Recipes.names();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shouldLetEveryShippedRecipeLearnFromTheSmallestFrames(String name) {
        assertThatCode(() -> Recipes.named(name).requireFits(SMALL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"32x32, 0.25", "64x32, 0.25", "48x64, 0.2"})
    void shouldTakeWindowsOfACell(String size, String window) {
        Recipe recipe = Recipes.parse("mine", CROPS.replace("window: 0.5", "window: " + window));

        assertThatCode(() -> recipe.requireFits(Size.parse(size))).doesNotThrowAnyException();
    }

    @Test
    void shouldNameTheCropsThatHaveNoCell() {
        Recipe recipe = Recipes.parse("mine", CROPS.replace("window: 0.5", "window: 0.2"));

        assertThatThrownBy(() -> recipe.requireFits(new Size(64, 32)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessage(
                        "recipe mine: crops.halves.window is 0.2: a crop of 0.2 of a frame of 64x32 is smaller than a"
                                + " cell of 8 × 8 pixels: take larger crops or larger frames");
    }

    @Test
    void shouldNameTheBlurThatReachesAcrossACrop() {
        Recipe recipe = Recipes.parse("mine", CROPS.replace("to: 1 } }", "to: 5 } }"));

        assertThatCode(() -> recipe.requireFits(SMALL)).doesNotThrowAnyException();
        Recipe cut =
                Recipes.parse("mine", CROPS.replace("to: 1 } }", "to: 5 } }").replace("window: 0.5", "window: 0.25"));
        assertThatThrownBy(() -> cut.requireFits(SMALL))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessage(
                        "recipe mine: augmentations.soft.blur.to is 5.0: such a blur reaches 15 pixels far, which each"
                                + " side of what it blurs must be above, and that is 8x8: take less blur, larger crops or"
                                + " larger frames");
    }

    @Test
    void shouldNameTheBatchOfWhichABatchNormSeesOneValueAChannel() {
        Recipe recipe = Recipes.parse("mine", POOLED);

        assertThatThrownBy(() -> recipe.requireFits(new Size(40, 32)))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessage(
                        "recipe mine: batch.taught is 1: deeplab-v3-plus/resnet-narrow-os16 cannot be trained on so many"
                                + " frames of 40x32: batch-norm 'pyramid/image/narrow/norm' (32 channels of 1 x 1) would see"
                                + " one value a channel; take more frames or larger ones");
        assertThatCode(() -> Recipes.parse("mine", POOLED.replace("taught: 1", "taught: 2"))
                        .requireFits(new Size(40, 32)))
                .doesNotThrowAnyException();
    }
}
