package io.roadloop.trainer.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
    private static final PairedBootstrap BOOTSTRAP = new PairedBootstrap(500, 11);

    @Test
    void shouldSeeNoDifferenceBetweenAModelAndItself() {
        List<ConfusionMatrix> model = frames(20, 0.8, 1);

        PairedBootstrap.Differences differences = BOOTSTRAP.compare(model, model);

        assertThat(differences.miou()).containsOnly(0);
        assertThat(differences.probabilityAbove(-0.001)).isOne();
        assertThat(differences.probabilityAbove(0)).isZero();
        assertThat(differences.probabilityClassBelow(0, -0.001)).isZero();
    }

    @Test
    void shouldBeSureOfAModelThatIsBetterOnEveryFrame() {
        PairedBootstrap.Differences differences = BOOTSTRAP.compare(frames(20, 0.9, 1), frames(20, 0.6, 1));

        assertThat(differences.probabilityAbove(0.1)).isOne();
        assertThat(differences.probabilityClassBelow(1, 0)).isZero();
    }

    @Test
    void shouldBeUnsureWhereGainsAndLossesBalance() {
        List<ConfusionMatrix> candidate = new ArrayList<>(frames(10, 0.9, 1));
        candidate.addAll(frames(10, 0.5, 2));
        List<ConfusionMatrix> champion = new ArrayList<>(frames(10, 0.5, 2));
        champion.addAll(frames(10, 0.9, 1));

        double probability = BOOTSTRAP.compare(candidate, champion).probabilityAbove(0);

        assertThat(probability).isBetween(0.3, 0.7);
    }

    @Test
    void shouldGiveTheSameAnswerForTheSameSeed() {
        List<ConfusionMatrix> candidate = frames(12, 0.7, 3);
        List<ConfusionMatrix> champion = frames(12, 0.7, 4);

        assertThat(BOOTSTRAP.compare(candidate, champion).miou())
                .isEqualTo(BOOTSTRAP.compare(candidate, champion).miou())
                .isNotEqualTo(new PairedBootstrap(500, 12)
                        .compare(candidate, champion)
                        .miou());
    }

    @Test
    void shouldRefuseModelsOnDifferentFrames() {
        assertThatThrownBy(() -> BOOTSTRAP.compare(frames(3, 0.5, 1), frames(4, 0.5, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("candidate 3, champion 4");
    }

    /** Frames of two classes, the given share of each right, give or take a little. */
    static List<ConfusionMatrix> frames(int count, double right, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    ConfusionMatrix matrix = new ConfusionMatrix(2);
                    for (int c = 0; c < 2; c++) {
                        long hits = Math.round(1000 * (right + random.nextDouble(-0.02, 0.02)));
                        matrix.add(c, c, hits);
                        matrix.add(c, 1 - c, 1000 - hits);
                    }
                    return matrix;
                })
                .toList();
    }
}
