package io.roadloop.trainer.round;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.trainer.gate.GateRules;
import io.roadloop.trainer.publish.Provenance;
import java.nio.file.Path;

/**
 * What the rounds are made with.
 *
 * @param provenance model, taxonomy, size, recipe, seed
 * @param device where the models live
 * @param precision what their layers compute in while they learn
 * @param threads of ONNX Runtime
 * @param folder for checkpoints, journal and the champion's state
 */
public record RoundsSetup(
        RoundRules rules,
        GateRules gate,
        Provenance provenance,
        Device device,
        Precision precision,
        int threads,
        Path folder) {}
