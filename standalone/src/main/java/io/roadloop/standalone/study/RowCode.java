package io.roadloop.standalone.study;

import ai.djl.engine.Engine;
import io.roadloop.graph.Graph;
import io.roadloop.kit.service.CodeDigest;
import io.roadloop.trainer.step.Learning;
import io.roadloop.vision.LabelMask;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code decides a row: the files of what learns in the trainer, of layer graph, vision and this package, classes and
 * kernels alike, and the engine's version. A commit that changes none of them, to a page of the docs, the trainer's intake
 * or its gate, leaves finished rows what they are; two trees of one commit with changes of their own have two digests.
 */
final class RowCode {
    private static final List<CodeDigest.Part> PARTS = Stream.concat(
                    Stream.of("objective", "optimiser", "pool", "recipe", "schedule", "step", "view")
                            .map(learns -> new CodeDigest.Part("io/roadloop/trainer/" + learns, Learning.class)),
                    Stream.of(
                            new CodeDigest.Part("io/roadloop/graph", Graph.class),
                            new CodeDigest.Part("io/roadloop/vision", LabelMask.class),
                            new CodeDigest.Part("io/roadloop/standalone/study", RowCode.class)))
            .toList();

    private RowCode() {}

    /** Of the code that runs: a digest, and the engine. */
    static String here() {
        return CodeDigest.of(PARTS) + ", PyTorch " + Engine.getEngine("PyTorch").getVersion();
    }
}
