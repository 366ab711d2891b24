package io.roadloop.trainer.publish;

import io.roadloop.graph.Graph;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.PruningReport;
import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.trainer.gate.CanaryFrame;
import io.roadloop.trainer.step.ExportedWeights;
import io.roadloop.vision.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses which form of a round's model becomes the file. A routing network is pruned by three of four canary frames;
 * where that changes the class of too many pixels of the others, or there are too few frames for others, it is exported
 * gated, and the log says so: a round is worth more than its speed.
 */
final class CanaryPruning {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryPruning.class);
    /** For the counting; comparing runs both forms on one of four frames and takes less. */
    private static final Duration COUNTING = Duration.ofSeconds(10);

    private final FramePruning pruning;

    CanaryPruning(FramePruning pruning) {
        this.pruning = pruning;
    }

    /**
     * What becomes the file.
     *
     * @param graph the form that was chosen
     * @param routing what pruning did; empty for a network without gates
     */
    record Choice(Graph graph, Optional<RoutingParity> routing) {}

    /** @param canary all of one size; as many are used as the time allows */
    Choice choose(ExportedWeights weights, List<CanaryFrame> canary) {
        ServedNetwork served = pruning.prune(weights.graph(), weights.arrays(), frames(canary));
        if (served instanceof ServedNetwork.Pruned pruned) {
            return chosen(pruned);
        }
        return new Choice(served.graph(), Optional.empty());
    }

    private static RgbFrames frames(List<CanaryFrame> canary) {
        Size size = canary.get(0).image().size();
        return new RgbFrames(size.width(), size.height(), new FirstFrames(canary, COUNTING, System::nanoTime));
    }

    private static Choice chosen(ServedNetwork.Pruned pruned) {
        PruningReport report = pruned.report();
        if (RoutingFigures.agree(report)) {
            LOG.info("The routing network is {}", RoutingFigures.inWords(report));
            return new Choice(pruned.graph(), Optional.of(RoutingFigures.parity(report, Form.PRUNED)));
        }
        LOG.warn("The routing network is exported gated; it would be {}", RoutingFigures.inWords(report));
        return new Choice(pruned.gated(), Optional.of(RoutingFigures.parity(report, Form.GATED)));
    }
}
