package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GainTest {
    @Test
    void shouldBeExactWhereAllFramesAndSeedsAgree() {
        List<FinishedRow> rows = List.of(row("new", 1, 80), row("new", 2, 80));
        List<FinishedRow> others = List.of(row("old", 1, 60), row("old", 2, 60));

        Gain gain = Gain.of(rows, others).orElseThrow();

        assertThat(gain).isEqualTo(new Gain("old", 15.95, 15.95, 15.95, 2, 2));
    }

    @Test
    void shouldReachOverTheSeedsWhereTheyDisagree() {
        List<FinishedRow> rows = List.of(row("new", 1, 80), row("new", 2, 50));
        List<FinishedRow> others = List.of(row("old", 1, 60), row("old", 2, 60));

        Gain gain = Gain.of(rows, others).orElseThrow();

        assertThat(gain.from()).as("both draws are seed 2").isEqualTo(-7.38);
        assertThat(gain.to()).as("both draws are seed 1").isEqualTo(15.95);
        assertThat(gain.points()).isEqualTo(4.29);
        assertThat(gain.seedsAbove()).isEqualTo(1);
    }

    @Test
    void shouldCompareSeedsThatBothHave() {
        Gain gain = Gain.of(List.of(row("new", 1, 80), row("new", 3, 0)), List.of(row("old", 1, 60)))
                .orElseThrow();

        assertThat(gain.seeds()).isEqualTo(1);
        assertThat(Gain.of(List.of(row("new", 2, 80)), List.of(row("old", 1, 60))))
                .isEmpty();
    }

    /** Six frames of 100 pixels of the first class each, so many of which are found; the others are taken for the second. */
    private static FinishedRow row(String recipe, long seed, int found) {
        List<ConfusionMatrix> frames = IntStream.range(0, 6)
                .mapToObj(unused -> {
                    ConfusionMatrix matrix = new ConfusionMatrix(2);
                    matrix.add(0, 0, found);
                    matrix.add(0, 1, 100 - found);
                    matrix.add(1, 1, 100);
                    return matrix;
                })
                .toList();
        double miou = Rounded.percent(
                frames.stream().reduce(ConfusionMatrix::plus).orElseThrow().meanIou());
        StudyRow row = new StudyRow(
                recipe,
                "0".repeat(64),
                seed,
                Map.of(),
                "1",
                "c",
                OptionalDouble.of(miou),
                Map.of(),
                Optional.empty(),
                1,
                1,
                List.of(),
                Optional.empty());
        return FinishedRow.of(row, frames);
    }
}
