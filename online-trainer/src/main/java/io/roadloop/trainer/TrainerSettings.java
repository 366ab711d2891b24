package io.roadloop.trainer;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.graph.torch.PrecisionChoice;
import io.roadloop.kit.health.HealthSettings;
import io.roadloop.kit.service.ServiceSettings;
import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.schemas.wire.RegistrySettings;
import io.roadloop.trainer.gate.GateRules;
import io.roadloop.trainer.intake.PseudoLabelRules;
import io.roadloop.trainer.intake.StreamRules;
import io.roadloop.trainer.pool.LabelTrust;
import io.roadloop.trainer.pool.PoolLimits;
import io.roadloop.trainer.round.RoundRules;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;

/**
 * The settings of the online trainer; {@code online-trainer-defaults.yaml} says what each is for.
 *
 * @param stateDirectory pools, checkpoints, journal and {@code trainer-status.json}
 * @param trust how much a pseudo-label counts in a step
 * @param limits of images that come in
 */
record TrainerSettings(
        KafkaSettings kafka,
        RegistrySettings registry,
        Path stateDirectory,
        LearningChoice learning,
        ReleaseChoice releases,
        RoundRules round,
        GateRules gate,
        StreamRules stream,
        PseudoLabelRules pseudoLabels,
        LabelTrust trust,
        PoolLimits pools,
        ImageLimits limits,
        HealthSettings health)
        implements ServiceSettings {

    /**
     * What is learnt.
     *
     * @param recipe name of one that ships, or a YAML file
     * @param taxonomy name of one that ships, or a YAML file
     * @param size training size, each side at least 32
     * @param seed of first weights and draws
     * @param device auto, cpu or gpu:N
     * @param precision what layers compute in while they learn: auto, fp32 or bf16
     * @param threads of PyTorch and ONNX Runtime, at least 1
     */
    record LearningChoice(
            String recipe,
            String taxonomy,
            Size size,
            long seed,
            String device,
            PrecisionChoice precision,
            int threads) {
        LearningChoice {
            LearningSettings.requireSize("learning.size", size);
            that("learning.threads", threads, n -> n >= 1 && n <= 256, "must lie in [1, 256]");
        }
    }

    /**
     * Where releases go.
     *
     * @param model the model's name
     * @param store folder of the model store
     * @param signingKey file of the private key, ID.key.pem
     * @param keys folder of the public keys whose releases count
     */
    record ReleaseChoice(String model, Path store, Path signingKey, Path keys) {
        ReleaseChoice {
            that("releases.model", model, m -> m.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "must be a plain name");
        }
    }
}
