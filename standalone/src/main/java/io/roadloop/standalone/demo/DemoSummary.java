package io.roadloop.standalone.demo;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.roadloop.standalone.audit.AuditReport;
import io.roadloop.standalone.measure.Provenance;
import java.util.List;
import java.util.Map;

/**
 * {@code summary.json}: what a run did, by what it left on the topics.
 *
 * @param firstSegmentationSeconds from the start of the services to the first frame segmented; -1 if none was
 * @param canary every release with its mean IoU on the canary frames, in [0, 1]
 * @param learntOn the trainer's device and precision, for times and scores depend on both
 * @param rssMb peak resident memory by process, {@code demo} being the one that ran it all, and of all at one moment
 *     ({@code total}), MB
 * @param restarts by service, how often the demo started it again
 * @param failedServices services that were not started again
 * @param framesUndrained frames that still waited when the service was stopped; they count as lost too
 * @param swaps releases that the service served
 * @param pass whether every frame is accounted for, no service failed and the last release was served
 */
record DemoSummary(
        @JsonUnwrapped Provenance provenance,
        Map<String, Object> settings,
        long framesIngested,
        long segmentations,
        long refused,
        long deadLetters,
        long pseudoLabels,
        long pseudoLabelsUsed,
        long releases,
        long swaps,
        long framesLost,
        long framesDuplicated,
        double firstSegmentationSeconds,
        List<CanaryScore> canary,
        long trainingSteps,
        double stepMillisMedian,
        String learntOn,
        double inferenceMillisMedian,
        Map<String, Long> rssMb,
        Map<String, Integer> restarts,
        List<String> failedServices,
        long framesUndrained,
        AuditReport audit,
        double wallSeconds,
        boolean pass) {

    record CanaryScore(long step, long release, double miou) {}
}
