package io.roadloop.trainer.recipe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a model that learns is made of, and where it starts.
 *
 * @param network what reads pixels, or beliefs
 * @param heads what reads the network's inner layers
 * @param start a file whose numbers the network starts from, as far as it has them; empty: all are drawn
 * @param norms whether the scales and shifts of the network's batch norms learn
 */
public record Build(Network network, List<HeadKind> heads, Optional<Path> start, Norms norms) {
    /** What scales and shifts of batch norms do. */
    public enum Norms {
        /** They learn like any other parameter. */
        LEARNING,
        /** They stay as they started: for small batches on a network that was trained before (papers 002 and 003). */
        FROZEN
    }

    public Build {
        heads = List.copyOf(heads);
    }
}
