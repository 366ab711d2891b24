package io.roadloop.trainer.gate;

import static io.roadloop.trainer.gate.PairedBootstrapTest.frames;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final GateRules RULES = new GateRules(100, 0.2, 0.005, 0.95, 0.05, 0.005, 0.05, 300, 0.95, 10);
    private static final Taxonomy TAXONOMY =
            new Taxonomy("two", List.of(new ClassSpec("road", 0, 0, 0), new ClassSpec("pole", 1, 1, 1)));
    private static final Gate GATE = new Gate(RULES, TAXONOMY);

    @Test
    void shouldPromoteAFirstModelAboveTheFloor() {
        Judgement judgement = GATE.judge(score(frames(10, 0.6, 1)), Optional.empty(), 1);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Promote.class);
        assertThat(judgement.championMiou()).isEmpty();
        assertThat(judgement.probabilityNotWorse()).isEmpty();
        assertThat(judgement.frames()).isEqualTo(10);
    }

    @Test
    void shouldHoldAFirstModelBelowTheFloor() {
        Judgement judgement = GATE.judge(score(frames(10, 0.2, 1)), Optional.empty(), 1);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(judgement.verdict().reason()).contains("floor 0.2000");
    }

    @Test
    void shouldPromoteABetterModel() {
        Judgement judgement = GATE.judge(score(frames(10, 0.8, 1)), Optional.of(score(frames(10, 0.7, 1))), 1);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Promote.class);
        assertThat(judgement.probabilityNotWorse()).hasValue(1);
        assertThat(judgement.candidateMiou())
                .isGreaterThan(judgement.championMiou().orElseThrow());
    }

    @Test
    void shouldHoldAModelThatMayBeWorse() {
        Judgement judgement = GATE.judge(score(frames(10, 0.78, 1)), Optional.of(score(frames(10, 0.8, 1))), 1);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(judgement.verdict().reason()).contains("below 0.950");
    }

    @Test
    void shouldHoldABetterModelThatLosesAClassForSure() {
        CanaryScore champion = score(uneven(0.5, 0.5));
        CanaryScore candidate = score(uneven(0.95, 0.2));

        Judgement judgement = GATE.judge(candidate, Optional.of(champion), 1);

        assertThat(judgement.candidateMiou())
                .isGreaterThan(judgement.championMiou().orElseThrow());
        assertThat(judgement.verdict()).isInstanceOf(Verdict.Hold.class);
        assertThat(judgement.worseClasses()).containsExactly(1);
        assertThat(judgement.verdict().reason()).contains("pole");
    }

    @Test
    void shouldGiveUpAModelThatIsSurelyMuchWorse() {
        Judgement judgement = GATE.judge(score(frames(10, 0.5, 1)), Optional.of(score(frames(10, 0.8, 1))), 1);

        assertThat(judgement.verdict()).isInstanceOf(Verdict.Reset.class);
    }

    @Test
    void shouldRefuseScoresOnDifferentFrames() {
        assertThatThrownBy(() -> GATE.judge(score(frames(3, 0.5, 1)), Optional.of(score(frames(4, 0.5, 1))), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameTheRuleOfABadSetting() {
        assertThatThrownBy(() -> new GateRules(100, 0.2, 0.005, 0.4, 0.05, 0.005, 0.05, 300, 0.95, 10))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("gate.confidence = 0.4: must lie in (0.5, 1]");
    }

    /** Ten frames with a given share of road and of pole right. */
    private static List<ConfusionMatrix> uneven(double road, double pole) {
        return IntStream.range(0, 10)
                .mapToObj(i -> {
                    ConfusionMatrix matrix = new ConfusionMatrix(2);
                    matrix.add(0, 0, Math.round(1000 * road) + i);
                    matrix.add(0, 1, Math.round(1000 * (1 - road)));
                    matrix.add(1, 1, Math.round(1000 * pole));
                    matrix.add(1, 0, Math.round(1000 * (1 - pole)) + i);
                    return matrix;
                })
                .toList();
    }

    private static CanaryScore score(List<ConfusionMatrix> matrices) {
        Map<String, ConfusionMatrix> byFrame = new LinkedHashMap<>();
        for (int i = 0; i < matrices.size(); i++) {
            byFrame.put("frame-" + i, matrices.get(i));
        }
        return new CanaryScore(2, byFrame, new ConfidenceTally(2));
    }
}
