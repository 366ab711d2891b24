package io.roadloop.trainer.publish;

import io.roadloop.graph.nets.PrunedNetwork;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.PruningReport;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import java.util.Locale;

/** What pruning did, as a parity report and as a line say it; and how near pruned must be to gated. */
public final class RoutingFigures {
    /** Where fewer pixels keep their class, the pruned form is not exported. */
    public static final double LEAST_EQUAL_ARGMAX = 0.999;

    private RoutingFigures() {}

    /** Whether the pruned form may stand for the gated one, as frames say that it was not pruned by. */
    public static boolean agree(PruningReport report) {
        return report.isOnOthers() && report.equalArgmax() >= LEAST_EQUAL_ARGMAX;
    }

    /** @param exported which form became the file */
    public static RoutingParity parity(PruningReport report, Form exported) {
        PrunedNetwork network = report.network();
        return new RoutingParity(
                exported,
                report.frames(),
                report.heldOut(),
                report.equalArgmax(),
                report.multiplyAddsBefore(),
                report.multiplyAddsAfter(),
                network.gates(),
                network.gatesCut(),
                network.cells(),
                network.cellsCut());
    }

    /** The figures, for a line that people read. */
    public static String inWords(PruningReport report) {
        PrunedNetwork network = report.network();
        return String.format(
                Locale.ROOT,
                "pruned by %d frames: %d of %d gates and %d of %d cells cut, %.3f instead of %.3f G multiply-adds a"
                        + " frame, %s",
                report.frames(),
                network.gatesCut(),
                network.gates(),
                network.cellsCut(),
                network.cells(),
                report.multiplyAddsAfter() / 1e9,
                report.multiplyAddsBefore() / 1e9,
                comparison(report));
    }

    private static String comparison(PruningReport report) {
        if (!report.isOnOthers()) {
            return "but on no other frames compared with the gated network: too few to hold any out, it takes at least "
                    + FramePruning.LEAST_TO_HOLD_OUT;
        }
        return String.format(
                Locale.ROOT,
                "arg-max equal to the gated network's on %.3f %% of the pixels of %d other frames (at least %.1f %%)",
                100 * report.equalArgmax(),
                report.heldOut(),
                100 * LEAST_EQUAL_ARGMAX);
    }
}
