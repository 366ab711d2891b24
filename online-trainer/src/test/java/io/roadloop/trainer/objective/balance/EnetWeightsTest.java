package io.roadloop.trainer.objective.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloop.trainer.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnetWeightsTest {
    private static final Vector ENET = Vector.named("16_enet_class_weights.json");

    @ParameterizedTest
    @ValueSource(strings = {"1.04", "1.10", "1.02"})
    void shouldGiveTheWeightsOfTheVector(String offset) {
        double[] weights = EnetWeights.of(ENET.input("pixel_counts"), Double.parseDouble(offset));

        assertThat(weights).containsExactly(ENET.expected("weights_c_" + offset), within(1e-12));
    }

    @Test
    void shouldWeighAllClassesAlikeWhereNothingIsKnown() {
        double[] weights = EnetWeights.of(new double[] {0, 0}, 1.04);

        assertThat(weights).containsExactly(1, 1);
    }
}
