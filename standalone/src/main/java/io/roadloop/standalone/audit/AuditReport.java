package io.roadloop.standalone.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the topics hold, and what does not balance.
 *
 * @param frames records of the frames topic
 * @param framesLost frames without an outcome
 * @param framesDuplicated outcomes beyond one a frame
 * @param deadLetters dead letters by cause, over all services
 * @param trainer the trainer's account of the frames; empty if its folder was not looked at
 * @param faults what does not balance, in sentences; empty if everything does
 */
public record AuditReport(
        long frames,
        long segmented,
        long refused,
        long framesLost,
        long framesDuplicated,
        long pseudoLabels,
        long labeledFrames,
        long releases,
        long decisions,
        long servingReports,
        Map<String, Long> deadLetters,
        Optional<TrainerIntake> trainer,
        List<String> faults) {

    public boolean balances() {
        return faults.isEmpty();
    }

    public long deadLetterCount() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }
}
