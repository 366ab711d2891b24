package io.roadloop.trainer.publish;

import io.roadloop.graph.nets.PrunedNetwork;
import io.roadloop.graph.prune.PruningReport;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import java.util.Locale;

/** What pruning did, as a parity report and as a line say it; and how near pruned must be to gated. */
public final class RoutingFigures {
    /** Where fewer pixels keep their class, the pruned form is not exported. */
    public static final double LEAST_EQUAL_ARGMAX = 0.999;

    private RoutingFigures() {}

    /** Whether the pruned form may stand for the gated one. */
    public static boolean agree(PruningReport report) {
        return report.equalArgmax() >= LEAST_EQUAL_ARGMAX;
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
                        + " frame, arg-max equal to the gated network's on %.3f %% of %s (at least %.1f %%)",
                report.frames(),
                network.gatesCut(),
                network.gates(),
                network.cellsCut(),
                network.cells(),
                report.multiplyAddsAfter() / 1e9,
                report.multiplyAddsBefore() / 1e9,
                100 * report.equalArgmax(),
                comparedOn(report),
                100 * LEAST_EQUAL_ARGMAX);
    }

    private static String comparedOn(PruningReport report) {
        return report.heldOut() == 0
                ? "the pixels of the same frames, too few to hold some out"
                : "the pixels of " + report.heldOut() + " other frames";
    }
}
