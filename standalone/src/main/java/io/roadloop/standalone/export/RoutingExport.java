package io.roadloop.standalone.export;

import ai.djl.Device;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.RoutingUse;
import io.roadloop.graph.prune.FramePruning;
import io.roadloop.graph.prune.PruningReport;
import io.roadloop.graph.prune.ServedNetwork;
import io.roadloop.store.RoutingParity;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.trainer.publish.RoutingFigures;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which form of a network {@code export} writes, and what it says of it. */
final class RoutingExport {

    private RoutingExport() {}

    /**
     * A routing network pruned by the frames of a folder; without a folder, and without gates, the network itself.
     *
     * @param size at which the frames are read
     * @throws io.roadloop.kit.UserErrorException if folder or frames cannot be used
     */
    static ServedNetwork prune(Graph graph, Map<String, float[]> weights, Optional<Path> canary, Size size) {
        if (canary.isEmpty() || !routes(graph)) {
            return new ServedNetwork.Whole(graph);
        }
        CanaryFolder folder = CanaryFolder.list(canary.get(), size, graph);
        return new FramePruning(Device.cpu()).prune(graph, weights, folder.frames());
    }

    /** What becomes the file: a network that no other frames can speak for is written gated. */
    static Graph written(ServedNetwork served) {
        return served instanceof ServedNetwork.Pruned pruned && form(pruned.report()) == Form.GATED
                ? pruned.gated()
                : served.graph();
    }

    /** Whether a pruned network is near enough to the gated one; one that is written gated is. */
    static boolean mayBeServed(ServedNetwork served) {
        return !(served instanceof ServedNetwork.Pruned pruned)
                || form(pruned.report()) == Form.GATED
                || RoutingFigures.agree(pruned.report());
    }

    private static Form form(PruningReport report) {
        return report.isOnOthers() ? Form.PRUNED : Form.GATED;
    }

    /** For the parity report; empty where nothing was pruned. */
    static Optional<RoutingParity> figures(ServedNetwork served) {
        return served instanceof ServedNetwork.Pruned pruned
                ? Optional.of(RoutingFigures.parity(pruned.report(), form(pruned.report())))
                : Optional.empty();
    }

    /** What was done with the gates, or why nothing was. */
    static Optional<String> remark(ServedNetwork served, Optional<Path> canary) {
        if (served instanceof ServedNetwork.Pruned pruned) {
            String words = RoutingFigures.inWords(pruned.report());
            return Optional.of(
                    form(pruned.report()) == Form.PRUNED
                            ? words
                            : pruned.gated() + " is written gated, with all its cells; it would be " + words);
        }
        if (routes(served.graph())) {
            return Optional.of(
                    served.graph() + " is written gated, with all its cells: give --canary DIR with frames, and"
                            + " what its gates keep closed on them is left out");
        }
        return canary.map(folder ->
                served.graph() + " has no gates: it is not pruned, and --canary " + folder + " changes nothing");
    }

    private static boolean routes(Graph graph) {
        return !RoutingUse.taps(graph).isEmpty();
    }
}
