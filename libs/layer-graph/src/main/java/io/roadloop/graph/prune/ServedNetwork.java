package io.roadloop.graph.prune;

import io.roadloop.graph.Graph;

/** The network that a file is made of. */
public sealed interface ServedNetwork {
    /** Its graph; its weights are {@code graph().select(weights)} of those that were trained. */
    Graph graph();

    /**
     * A network without gates: as it was trained.
     *
     * @param graph the network
     */
    record Whole(Graph graph) implements ServedNetwork {}

    /**
     * A routing network without what frames never opened.
     *
     * @param report what was cut, and what that changed
     */
    record Pruned(PruningReport report) implements ServedNetwork {
        @Override
        public Graph graph() {
            return report.network().graph();
        }

        /** The network as it was trained, for whoever finds that the two disagree. */
        public Graph gated() {
            return report.network().gated();
        }
    }
}
