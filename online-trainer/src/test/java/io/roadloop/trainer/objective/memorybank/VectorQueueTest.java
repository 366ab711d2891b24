package io.roadloop.trainer.objective.memorybank;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorQueueTest {
    private static final Vector VECTOR = Vector.named("13_memory_bank_scenario.json");
    private static final double THRESHOLD = 0.95;

    /** In step 1 a pixel is exactly as sure as the threshold. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void shouldQualifyPixelsLikeVector13(int step) {
        String of = "step" + step + "_";
        double[] labels = VECTOR.input(of + "labels");
        double[] predictions = VECTOR.input(of + "predictions");
        double[] confidence = VECTOR.input(of + "confidence");
        double[] kept = new double[labels.length];

        for (int pixel = 0; pixel < kept.length; pixel++) {
            boolean qualifies =
                    VectorQueue.qualifies((int) labels[pixel], (int) predictions[pixel], confidence[pixel], THRESHOLD);
            kept[pixel] = qualifies ? 1 : 0;
        }

        assertThat(kept).containsExactly(VECTOR.expected(of + "kept"));
    }

    @Test
    void shouldTakeTheWorstFirstWhenToldSo() {
        assertThat(VectorQueue.best(new float[] {3, 1, 2, 1}, 3, TopK.LOWEST)).containsExactly(1, 3, 2);
    }
}
