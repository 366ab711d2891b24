package io.roadloop.inference.teach;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.ConfidenceCode;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.Size;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TaughtMaskTest {

    private static final Size SIZE = new Size(8, 4);
    private static final List<OptionalDouble> BOTH = List.of(OptionalDouble.of(0.9), OptionalDouble.of(0.9));

    @Test
    void shouldTeachEveryPixelOfAClassThatIsSure() {
        TaughtMask taught = TaughtMask.of(halves(0.95, 0.95), BOTH, 0);
        assertThat(taught.share()).isEqualTo(1);
        assertThat(taught.mask().classes())
                .isEqualTo(halves(0.95, 0.95).classes().classes());
    }

    @Test
    void shouldLeaveOutThePixelsBelowTheThresholdOfTheirClass() {
        TaughtMask taught = TaughtMask.of(halves(0.95, 0.5), BOTH, 0);
        assertThat(taught.share()).isEqualTo(0.5);
        assertThat(taught.mask().at(0, 0)).isZero();
        assertThat(taught.mask().at(7, 3)).isEqualTo(LabelMask.IGNORE);
    }

    @Test
    void shouldTeachAPixelThatIsExactlyAtTheThreshold() {
        double threshold = ConfidenceCode.decode(120);
        List<OptionalDouble> exact = List.of(OptionalDouble.of(threshold), OptionalDouble.of(threshold));
        assertThat(TaughtMask.of(halves(threshold, threshold), exact, 0).share())
                .isEqualTo(1);
    }

    @Test
    void shouldTeachNothingOfAClassWithoutAThreshold() {
        List<OptionalDouble> oneOnly = List.of(OptionalDouble.of(0.0), OptionalDouble.empty());
        TaughtMask taught = TaughtMask.of(halves(0.9999, 0.9999), oneOnly, 0);
        assertThat(taught.share()).isEqualTo(0.5);
        assertThat(taught.mask().at(6, 1)).isEqualTo(LabelMask.IGNORE);
    }

    @Test
    void shouldLeaveOutTheBandOnBothSidesOfABoundary() {
        // Given two halves of four columns each: a band of one takes columns 3 and 4.
        TaughtMask taught = TaughtMask.of(halves(0.95, 0.95), BOTH, 1);

        // Then
        assertThat(taught.share()).isEqualTo(6.0 / 8);
        assertThat(taught.mask().at(2, 0)).isZero();
        assertThat(taught.mask().at(3, 0)).isEqualTo(LabelMask.IGNORE);
        assertThat(taught.mask().at(4, 0)).isEqualTo(LabelMask.IGNORE);
        assertThat(taught.mask().at(5, 0)).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutTheDiagonalNeighboursOfASinglePixelToo() {
        byte[] classes = new byte[32];
        classes[2 * 8 + 4] = 1;
        Prediction prediction = new Prediction(new LabelMask(SIZE, classes), sure(), new Size(2, 1));
        TaughtMask taught = TaughtMask.of(prediction, BOTH, 1);
        assertThat(taught.mask().at(3, 1)).isEqualTo(LabelMask.IGNORE);
        assertThat(taught.mask().at(5, 3)).isEqualTo(LabelMask.IGNORE);
        assertThat(taught.share()).isEqualTo(23.0 / 32);
    }

    /** Class 0 on the left, class 1 on the right; one confidence for each half. */
    private static Prediction halves(double left, double right) {
        byte[] classes = new byte[32];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = (byte) (i % 8 < 4 ? 0 : 1);
        }
        byte[] confidence = {(byte) ConfidenceCode.encode(left), (byte) ConfidenceCode.encode(right)};
        return new Prediction(new LabelMask(SIZE, classes), confidence, new Size(2, 1));
    }

    private static byte[] sure() {
        byte[] codes = new byte[2];
        Arrays.fill(codes, (byte) ConfidenceCode.MAXIMUM);
        return codes;
    }
}
