package io.roadloop.standalone.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What is said when a demo has ended: the figures that matter, and where the rest lies. */
final class DemoEnd {

    private final PrintStream out;

    DemoEnd(PrintStream out) {
        this.out = out;
    }

    void print(DemoSummary summary, DemoSettings settings) {
        List<DemoSummary.CanaryScore> scores = summary.canary();
        say(
                "%d frames in, %d segmented, %d refused, %d lost, %d twice",
                summary.framesIngested(),
                summary.segmentations(),
                summary.refused(),
                summary.framesLost(),
                summary.framesDuplicated());
        say("%d releases, %d served; %s", summary.releases(), summary.swaps(), first(summary));
        if (summary.framesUndrained() > 0) {
            say(
                    "%d frames still waited when the service was stopped, and count as lost: it %s",
                    summary.framesUndrained(),
                    summary.releases() == 0 ? "had no model yet" : "did not work them off in time");
        }
        if (!scores.isEmpty()) {
            say(
                    "canary mIoU %.1f %% at the first release, %.1f %% at the last; %d steps of %.0f ms (%s), inference %.1f ms",
                    100 * scores.get(0).miou(),
                    100 * scores.get(scores.size() - 1).miou(),
                    summary.trainingSteps(),
                    summary.stepMillisMedian(),
                    summary.learntOn(),
                    summary.inferenceMillisMedian());
        }
        say(
                "%d pseudo-labels made, %d drawn by the trainer; peak memory %d MB",
                summary.pseudoLabels(),
                summary.pseudoLabelsUsed(),
                summary.rssMb().getOrDefault("total", 0L));
        summary.audit().trainer().ifPresent(intake -> say("%s", intake.inWords()));
        summary.audit().faults().stream().limit(10).forEach(fault -> say("does not balance: %s", fault));
        String more = summary.releases() == 0 ? "" : ", contact-sheet.png, learning-curve.png, model/";
        say("results: %s (summary.json%s)", settings.out(), more);
    }

    private static String first(DemoSummary summary) {
        return summary.firstSegmentationSeconds() < 0
                ? "no frame was segmented"
                : String.format(Locale.ROOT, "first segmentation after %.1f s", summary.firstSegmentationSeconds());
    }

    private void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
