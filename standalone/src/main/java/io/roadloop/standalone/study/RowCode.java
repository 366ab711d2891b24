package io.roadloop.standalone.study;

import ai.djl.engine.Engine;
import io.roadloop.graph.Graph;
import io.roadloop.kit.service.CodeDigest;
import io.roadloop.trainer.step.Learning;
import io.roadloop.vision.LabelMask;
import java.util.List;

/**
 * Which code decides a row: the files of trainer, layer graph and vision, and of this package, classes and kernels alike,
 * and the engine's version. A commit that changes none of them, to a page of the docs or to a service, leaves finished
 * rows what they are; two trees of one commit with changes of their own have two digests.
 */
final class RowCode {
    private static final List<CodeDigest.Part> PARTS = List.of(
            new CodeDigest.Part("io/roadloop/trainer", Learning.class),
            new CodeDigest.Part("io/roadloop/graph", Graph.class),
            new CodeDigest.Part("io/roadloop/vision", LabelMask.class),
            new CodeDigest.Part("io/roadloop/standalone/study", RowCode.class));

    private RowCode() {}

    /** Of the code that runs: a digest, and the engine. */
    static String here() {
        return CodeDigest.of(PARTS) + ", PyTorch " + Engine.getEngine("PyTorch").getVersion();
    }
}
