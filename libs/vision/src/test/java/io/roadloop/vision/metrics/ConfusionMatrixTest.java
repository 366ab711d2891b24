package io.roadloop.vision.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Size;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final double TOLERANCE = 1e-12;

    @Test
    void shouldAgreeWithTheGoldenVector() {
        // Given
        Vector vector = Vector.named("19a_miou.json");
        LabelMask[] labels = vector.inputMasks("labels");
        LabelMask[] predictions = vector.inputMasks("predictions");
        ConfusionMatrix matrix = new ConfusionMatrix(vector.classes());

        // When
        for (int i = 0; i < labels.length; i++) {
            matrix.add(labels[i], predictions[i]);
        }

        // Then
        assertThat(matrix.counts()).isEqualTo(vector.counts("confusion_rows_gt_cols_pred"));
        double[] iou = vector.expected("iou");
        for (int c = 0; c < iou.length; c++) {
            assertThat(matrix.iou(c).orElse(-1)).isCloseTo(iou[c], within(TOLERANCE));
        }
        assertThat(matrix.meanIou()).isCloseTo(vector.scalar("miou"), within(TOLERANCE));
        assertThat(matrix.pixelAccuracy()).isCloseTo(vector.scalar("pixel_accuracy"), within(TOLERANCE));
    }

    @Test
    void shouldScoreTheSumOfFramesWhenMatricesOfFramesAreAdded() {
        // Given
        ConfusionMatrix first = new ConfusionMatrix(2);
        first.add(0, 0, 3);
        ConfusionMatrix second = new ConfusionMatrix(2);
        second.add(0, 1, 1);

        // When
        ConfusionMatrix sum = first.plus(second);

        // Then
        assertThat(sum.counts()).containsExactly(3, 1, 0, 0);
        assertThat(first.counts()).containsExactly(3, 0, 0, 0);
    }

    @Test
    void shouldRefuseMasksOfDifferentSizes() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        LabelMask wide = new LabelMask(new Size(2, 1), new byte[2]);
        LabelMask tall = new LabelMask(new Size(1, 2), new byte[2]);

        assertThatThrownBy(() -> matrix.add(wide, tall))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2x1")
                .hasMessageContaining("1x2");
    }

    @Test
    void shouldNameTheClassWhenItLiesBeyondTheMatrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(2);
        LabelMask beyond = new LabelMask(new Size(1, 1), new byte[] {11});

        assertThatThrownBy(() -> matrix.add(beyond, beyond)).hasMessageContaining("truth 11");
    }

    @Test
    void shouldScoreZeroWhenNothingWasCounted() {
        assertThat(new ConfusionMatrix(3).meanIou()).isZero();
        assertThat(new ConfusionMatrix(3).pixelAccuracy()).isZero();
    }
}
