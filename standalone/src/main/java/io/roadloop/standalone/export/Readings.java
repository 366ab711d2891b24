package io.roadloop.standalone.export;

import io.roadloop.store.ParityReport;
import io.roadloop.trainer.publish.ParityBar;
import java.util.stream.Stream;

/**
 * How far the three readings of a network are from one another: each pair's largest difference of the logits against the
 * largest logit, and its share of pixels with the same class.
 */
record Readings(ParityReport torchScriptInterpreter, ParityReport torchScriptOnnx, ParityReport interpreterOnnx) {

    boolean reachBar() {
        return pairs().allMatch(ParityBar::isReachedBy);
    }

    /** The largest difference and the least share of all pairs. */
    ParityReport worst() {
        return new ParityReport(
                torchScriptOnnx.frames(),
                pairs().mapToDouble(ParityReport::largestLogitDifference).max().orElse(0),
                pairs().mapToDouble(ParityReport::equalArgmax).min().orElse(0));
    }

    private Stream<ParityReport> pairs() {
        return Stream.of(torchScriptInterpreter, torchScriptOnnx, interpreterOnnx);
    }
}
