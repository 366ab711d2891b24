package io.roadloop.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.ConfidenceCode;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Prediction;
import io.roadloop.vision.Size;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConfidenceTallyTest {

    @Test
    void shouldFindTheLowestConfidenceThatReachesThePrecision() {
        ConfidenceTally tally = new ConfidenceTally(2);
        tally.add(0, 200, true, 90);
        tally.add(0, 100, true, 60);
        tally.add(0, 100, false, 5);
        tally.add(0, 50, false, 100);

        OptionalDouble threshold = tally.thresholds(0.95, 10).get(0);

        assertThat(threshold).hasValue(ConfidenceCode.decode(100));
    }

    @Test
    void shouldGiveNoneWhereNoConfidenceReachesThePrecision() {
        ConfidenceTally tally = new ConfidenceTally(2);
        tally.add(1, 255, true, 90);
        tally.add(1, 255, false, 10);

        assertThat(tally.thresholds(0.95, 10)).containsExactly(OptionalDouble.empty(), OptionalDouble.empty());
    }

    @Test
    void shouldNotTrustAFewPixels() {
        ConfidenceTally tally = new ConfidenceTally(1);
        tally.add(0, 255, true, 9);
        tally.add(0, 10, true, 1);

        assertThat(tally.thresholds(0.95, 10).get(0)).hasValue(ConfidenceCode.decode(10));
    }

    @Test
    void shouldLookConfidenceUpAtAQuarterOfTheSizeAndLeaveOutWhatTheTruthIgnores() {
        Size size = new Size(5, 1);
        LabelMask truth = new LabelMask(size, new byte[] {0, 0, 0, (byte) 255, 0});
        LabelMask predicted = new LabelMask(size, new byte[] {0, 0, 0, 0, 0});
        ConfidenceTally tally = new ConfidenceTally(1);

        tally.add(truth, new Prediction(predicted, new byte[] {40, (byte) 240}, new Size(2, 1)));

        assertThat(tally.thresholds(1, 1).get(0)).hasValue(ConfidenceCode.decode(40));
        assertThat(tally.thresholds(1, 4).get(0)).hasValue(ConfidenceCode.decode(40));
        assertThat(tally.thresholds(1, 5).get(0)).isEmpty();
    }
}
