package io.roadloop.trainer.round;

import static java.util.Objects.requireNonNull;

import ai.djl.engine.Engine;
import io.roadloop.graph.Graph;
import io.roadloop.kit.service.CodeDigest;
import io.roadloop.kit.service.Machine;
import io.roadloop.kit.service.Version;
import io.roadloop.trainer.step.Learning;
import io.roadloop.vision.LabelMask;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a round ran on, as a journal keeps it: a replay cannot take it over, and says where it differs.
 *
 * @param version Roadloop's
 * @param code SHA-256 over trainer, layer graph and vision, classes and kernels alike
 * @param engine PyTorch's version
 */
record Surroundings(String version, String code, String engine, Machine machine) {
    Surroundings {
        requireNonNull(version, "no version");
        requireNonNull(code, "no code");
        requireNonNull(engine, "no engine");
        requireNonNull(machine, "no machine");
    }

    private static final List<CodeDigest.Part> CODE = List.of(
            new CodeDigest.Part("io/roadloop/trainer", Learning.class),
            new CodeDigest.Part("io/roadloop/graph", Graph.class),
            new CodeDigest.Part("io/roadloop/vision", LabelMask.class));

    static Surroundings here() {
        return new Surroundings(
                Version.current(),
                CodeDigest.of(CODE),
                "PyTorch " + Engine.getEngine("PyTorch").getVersion(),
                Machine.here());
    }

    /** How the surroundings of a replay differ from these of the round, a sentence each. */
    List<String> differencesFrom(Surroundings replay) {
        return Stream.of(
                        difference("version", version, replay.version),
                        difference("code", code, replay.code),
                        difference("engine", engine, replay.engine),
                        difference("processor", machine.processor(), replay.machine.processor()),
                        difference(
                                "GPUs",
                                machine.gpus().toString(),
                                replay.machine.gpus().toString()),
                        difference("system", machine.system(), replay.machine.system()),
                        difference("Java", machine.java(), replay.machine.java()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> difference(String what, String round, String replay) {
        return round.equals(replay)
                ? List.of()
                : List.of(what + ": the round had " + round + ", the replay has " + replay);
    }
}
