package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecipeSummaryTest {
    private static final Divergence WHY = new Divergence(70, "the loss of contrast is NaN");

    @Test
    void shouldTellNoMeanOverTheSeedsThatAreLeft() {
        RecipeSummary wild = RecipeSummary.of(
                        List.of(whole("calm", 1), whole("calm", 2), whole("wild", 1), diverged(2)))
                .get(1);

        assertThat(wild.miou()).containsOnlyKeys(1L);
        assertThat(wild.diverged()).containsExactly(Map.entry(2L, WHY));
        assertThat(wild.meanMiou()).isEmpty();
        assertThat(wild.iou()).isEmpty();
        assertThat(wild.gain()).isEmpty();
        assertThat(wild.stepMillisMedian()).as("of the row that made steps").isEqualTo(8);
    }

    @Test
    void shouldTellNoGainOverARecipeThatDivergedWithASeed() {
        List<RecipeSummary> summaries =
                RecipeSummary.of(List.of(whole("wild", 1), diverged(2), whole("calm", 1), whole("calm", 2)));

        assertThat(summaries.get(1).meanMiou()).hasValue(40);
        assertThat(summaries.get(1).gain()).isEmpty();
    }

    @Test
    void shouldHaveAColumnForASeedThatAllDivergedWith() {
        assertThat(RecipeSummary.seeds(RecipeSummary.of(List.of(diverged(3))))).containsExactly(3L);
    }

    private static FinishedRow whole(String recipe, long seed) {
        ConfusionMatrix frame = new ConfusionMatrix(2);
        frame.add(0, 0, 4);
        frame.add(1, 0, 6);
        return FinishedRow.of(row(recipe, seed, OptionalDouble.of(40), 8, Optional.empty()), List.of(frame));
    }

    private static FinishedRow diverged(long seed) {
        return FinishedRow.of(row("wild", seed, OptionalDouble.empty(), 0, Optional.of(WHY)), List.of());
    }

    private static StudyRow row(
            String recipe, long seed, OptionalDouble miou, double stepMillis, Optional<Divergence> divergence) {
        Map<String, Double> iou = miou.isPresent() ? Map.of("road", 40.0) : Map.of();
        return new StudyRow(
                recipe,
                "0".repeat(64),
                seed,
                Map.of(),
                "1",
                "c",
                miou,
                iou,
                Optional.empty(),
                stepMillis,
                1,
                List.of(),
                divergence);
    }
}
