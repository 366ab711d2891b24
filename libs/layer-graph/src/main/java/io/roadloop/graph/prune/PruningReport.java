package io.roadloop.graph.prune;

import io.roadloop.graph.nets.PrunedNetwork;

/**
 * What pruning did, and how near the pruned network is to the gated one on the frames that it was pruned by.
 *
 * @param network what was cut
 * @param frames over which gates were counted and classes compared
 * @param equalArgmax share of their pixels that get the same class from both, in [0, 1]
 * @param multiplyAddsBefore of the gated network on a frame of their size
 * @param multiplyAddsAfter of the pruned one
 */
public record PruningReport(
        PrunedNetwork network, long frames, double equalArgmax, long multiplyAddsBefore, long multiplyAddsAfter) {}
