package io.roadloop.inference;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.inference.teach.TeachingPolicy;
import io.roadloop.inference.topology.Delivery;
import io.roadloop.inference.topology.ServingProfile;
import io.roadloop.inference.topology.StreamsProperties;
import io.roadloop.kit.health.HealthSettings;
import io.roadloop.kit.service.ServiceSettings;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.schemas.wire.KafkaSettings;
import io.roadloop.schemas.wire.RegistrySettings;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The settings of the inference service; {@code inference-service-defaults.yaml} says what each one means.
 *
 * @param limits of a frame's image, before and after decoding
 */
public record InferenceSettings(
        Identity identity,
        KafkaSettings kafka,
        RegistrySettings registry,
        Serving serving,
        Releases releases,
        ImageLimits limits,
        TeachingPolicy teaching,
        Reports reports,
        HealthSettings health)
        implements ServiceSettings {

    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9._-]{1,80}").asMatchPredicate();
    private static final String NAME_RULE = "must be 1 to 80 letters, digits, dots, dashes or underscores";

    public InferenceSettings {
        StreamsProperties.checkPassable(kafka.properties());
    }

    /**
     * Who this instance is to Kafka.
     *
     * @param application the same for all instances that share the frames; Kafka's consumer group
     * @param instance unique among them, and the same again after a restart
     */
    public record Identity(String application, String instance) {

        public Identity {
            that("identity.application", application, NAME, NAME_RULE);
            that("identity.instance", instance, NAME, NAME_RULE);
        }
    }

    /**
     * How frames are served.
     *
     * @param threads stream threads, each running one frame at a time on one core
     * @param device auto, cpu or gpu:N
     */
    public record Serving(
            Delivery delivery,
            Duration inferenceDeadline,
            Duration transactionTimeout,
            int threads,
            String device,
            Path stateDirectory) {

        public Serving {
            that("serving.threads", threads, n -> n >= 1 && n <= 256, "must lie in [1, 256]");
            that("serving.device", device, OnnxDevice::isValid, "must be auto, cpu or gpu:N");
            profile(delivery, inferenceDeadline, transactionTimeout);
        }

        ServingProfile profile() {
            return profile(delivery, inferenceDeadline, transactionTimeout);
        }

        private static ServingProfile profile(Delivery delivery, Duration deadline, Duration transactionTimeout) {
            return new ServingProfile(delivery, deadline, transactionTimeout);
        }
    }

    /**
     * Which models are served, and where they come from.
     *
     * @param model the only model that is served
     * @param taxonomy name of a taxonomy that ships, or a YAML file
     * @param store folder of the model store
     * @param keys folder of the public keys that releases may be signed with
     * @param retry pause before store or broker are asked again
     */
    public record Releases(String model, String taxonomy, Path store, Path keys, Duration retry) {

        public Releases {
            that("releases.model", model, NAME, NAME_RULE);
            that("releases.retry", retry, d -> d.toMillis() >= 100, "must be at least 100ms");
        }
    }

    /**
     * What the service says of itself.
     *
     * @param interval between two serving reports
     */
    public record Reports(Duration interval) {

        public Reports {
            that("reports.interval", interval, d -> d.toMillis() >= 100, "must be at least 100ms");
        }
    }
}
