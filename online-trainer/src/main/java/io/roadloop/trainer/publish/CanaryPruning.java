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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses which form of a round's model becomes the file. A routing network is pruned by three of four canary frames;
 * where that changes the class of too many pixels of the others, or there are too few frames for others, it is exported
 * gated, and the log says so: a round is worth more than its speed.
 */
final class CanaryPruning {
    private static final Logger LOG = LoggerFactory.getLogger(CanaryPruning.class);
    /**
     * As many as the gate keeps by default. A number, not a time: another run must give the same file. Counting gates on
     * three of four takes {@code dynamic-routing} 10 s at 240x180 with two threads, and {@code dynamic-routing/small} 1 s
     * (docs/performance.md, 0.14 s and 0.014 s a frame); comparing runs both forms on the others and takes less.
     */
    static final int MOST_FRAMES = 100;

    /** Of the draw among more frames. */
    private static final long SEED = 1;

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

    /** @param canary all of one size, in an order that is the same in each run; at most {@value #MOST_FRAMES} are used */
    Choice choose(ExportedWeights weights, List<CanaryFrame> canary) {
        ServedNetwork served = pruning.prune(weights.graph(), weights.arrays(), frames(canary));
        if (served instanceof ServedNetwork.Pruned pruned) {
            return chosen(pruned);
        }
        return new Choice(served.graph(), Optional.empty());
    }

    private static RgbFrames frames(List<CanaryFrame> canary) {
        Size size = canary.get(0).image().size();
        List<byte[]> rgb =
                drawn(canary).stream().map(frame -> frame.image().rgb()).toList();
        return new RgbFrames(size.width(), size.height(), rgb);
    }

    /** Not the first ones: frames lie in the order of their ids, so those may all be of one vehicle or drive. */
    static List<CanaryFrame> drawn(List<CanaryFrame> canary) {
        if (canary.size() <= MOST_FRAMES) {
            return canary;
        }
        List<CanaryFrame> drawn = new ArrayList<>(canary);
        Collections.shuffle(drawn, new Random(SEED));
        return List.copyOf(drawn.subList(0, MOST_FRAMES));
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
