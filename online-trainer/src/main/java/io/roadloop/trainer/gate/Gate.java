package io.roadloop.trainer.gate;

import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.metrics.ConfusionMatrix;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Compares a candidate with the champion on the canary frames (docs: the gate).
 *
 * <p>There is no hard rule on the worst class: a useful candidate can lose four points on a rare class by chance, so a
 * class counts only where it is surely worse by more than a margin, and training is reset only where the whole
 * candidate surely is.
 */
public final class Gate {
    private final GateRules rules;
    private final Taxonomy taxonomy;

    public Gate(GateRules rules, Taxonomy taxonomy) {
        this.rules = rules;
        this.taxonomy = taxonomy;
    }

    /** Whose classes are judged. */
    public Taxonomy taxonomy() {
        return taxonomy;
    }

    /**
     * @param champion its score on the same frames; empty before the first release
     * @param seed of the bootstrap's draws
     */
    public Judgement judge(CanaryScore candidate, Optional<CanaryScore> champion, long seed) {
        return champion.map(other -> compare(candidate, other, seed)).orElseGet(() -> first(candidate));
    }

    private Judgement first(CanaryScore candidate) {
        double miou = candidate.meanIou();
        String numbers = format("first release: mean IoU %.4f, floor %.4f", miou, rules.floor());
        Verdict verdict = miou >= rules.floor() ? new Verdict.Promote(numbers) : new Verdict.Hold(numbers);
        return new Judgement(
                verdict,
                candidate.byFrame().size(),
                miou,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                rules.epsilon(),
                rules.resamples(),
                List.of());
    }

    private Judgement compare(CanaryScore candidate, CanaryScore champion, long seed) {
        if (!candidate.byFrame().keySet().equals(champion.byFrame().keySet())) {
            throw new IllegalArgumentException("candidate and champion must be scored on the same frames");
        }
        PairedBootstrap.Differences differences =
                new PairedBootstrap(rules.resamples(), seed).compare(candidate.matrices(), champion.matrices());
        List<Integer> worse = worseClasses(candidate.total(), differences);
        double notWorse = differences.probabilityAbove(-rules.epsilon());
        return new Judgement(
                verdict(differences, notWorse, worse),
                candidate.byFrame().size(),
                candidate.meanIou(),
                OptionalDouble.of(champion.meanIou()),
                OptionalDouble.of(notWorse),
                rules.epsilon(),
                rules.resamples(),
                worse);
    }

    private Verdict verdict(PairedBootstrap.Differences differences, double notWorse, List<Integer> worse) {
        double lost = 1 - differences.probabilityAbove(-rules.resetMargin());
        if (lost >= rules.confidence()) {
            return new Verdict.Reset(format(
                    "P(mean IoU fell by %.3f or more) = %.3f, at least %.3f",
                    rules.resetMargin(), lost, rules.confidence()));
        }
        if (notWorse < rules.confidence()) {
            return new Verdict.Hold(format(
                    "P(difference of mean IoU > -%.3f) = %.3f, below %.3f",
                    rules.epsilon(), notWorse, rules.confidence()));
        }
        if (!worse.isEmpty()) {
            return new Verdict.Hold(format(
                    "surely worse by more than %.3f IoU: %s",
                    rules.classMargin(),
                    worse.stream().map(i -> taxonomy.names().get(i)).collect(Collectors.joining(", "))));
        }
        return new Verdict.Promote(format(
                "P(difference of mean IoU > -%.3f) = %.3f, at least %.3f; no class surely worse",
                rules.epsilon(), notWorse, rules.confidence()));
    }

    private List<Integer> worseClasses(ConfusionMatrix total, PairedBootstrap.Differences differences) {
        long all = LongStream.of(total.counts()).sum();
        return IntStream.range(0, total.classes())
                .filter(c -> total.truthPixels(c) > 0 && total.truthPixels(c) >= rules.classShare() * all)
                .filter(c -> differences.probabilityClassBelow(c, -rules.classMargin()) >= rules.confidence())
                .boxed()
                .toList();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
