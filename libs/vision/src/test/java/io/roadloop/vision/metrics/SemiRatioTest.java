package io.roadloop.vision.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.vision.LabelMask;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemiRatioTest {

    private static final double TOLERANCE = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0.7", "0.8", "0.9", "1.0"})
    void shouldAgreeWithTheGoldenVectorAtEachThreshold(String threshold) {
        // Given
        Vector vector = Vector.named("19b_semi_ratio.json");
        LabelMask[] labels = vector.inputMasks("labels");
        LabelMask[] predictions = vector.inputMasks("predictions");
        LabelMask[] annotations = vector.expectedMasks("annotation_" + threshold);
        double[] confidence = vector.input("confidence");
        SemiRatio ratio = new SemiRatio(vector.classes());
        SemiRatio ofFrames = new SemiRatio(vector.classes());

        // When
        for (int i = 0; i < labels.length; i++) {
            int pixels = (int) labels[i].size().pixels();
            double[] own = Arrays.copyOfRange(confidence, i * pixels, (i + 1) * pixels);
            LabelMask selection = SemiRatio.select(predictions[i], own, Double.parseDouble(threshold));
            assertThat(selection.classes()).isEqualTo(annotations[i].classes());
            ratio.add(labels[i], selection);
            SemiRatio ofFrame = new SemiRatio(vector.classes());
            ofFrame.add(labels[i], selection);
            ofFrames = ofFrames.plus(ofFrame);
        }

        // Then
        assertAgrees(ratio, vector, threshold);
        assertAgrees(ofFrames, vector, threshold);
    }

    private static void assertAgrees(SemiRatio ratio, Vector vector, String threshold) {
        assertThat(ratio.confusion().counts()).isEqualTo(vector.counts("confusion_" + threshold));
        double[] classRatios = vector.expected("class_semi_ratio_" + threshold);
        for (int c = 0; c < classRatios.length; c++) {
            assertThat(ratio.classRatio(c).orElse(-1)).isCloseTo(classRatios[c], within(TOLERANCE));
        }
        assertThat(ratio.averageRatio())
                .isCloseTo(vector.scalar("average_class_semi_ratio_" + threshold), within(TOLERANCE));
        assertThat(ratio.selectedShare()).isCloseTo(vector.scalar("selected_pixels_" + threshold), within(TOLERANCE));
        assertThat(ratio.selectedShareOfLabelled())
                .isCloseTo(vector.scalar("selected_pixels_labelled_only_" + threshold), within(TOLERANCE));
        if (vector.scalar("selected_pixels_" + threshold) > 0) {
            assertThat(ratio.meanIou()).isCloseTo(vector.scalar("miou_" + threshold), within(TOLERANCE));
        }
    }
}
