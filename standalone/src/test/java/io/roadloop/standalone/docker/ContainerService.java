package io.roadloop.standalone.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.kit.service.RunningService;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.kit.service.ServiceFactory;
import io.roadloop.kit.service.ServiceMain;
import io.roadloop.kit.service.ServiceSettings;
import io.roadloop.kit.settings.Settings;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One of the three services as its container runs it: the image's environment and compose.yaml's, the settings file that
 * is mounted, the command line of the Dockerfile.
 */
enum ContainerService {
    INGEST("ingest", "io.roadloop.ingest.IngestMain", "io.roadloop.ingest.IngestSettings"),
    ONLINE_TRAINER("online-trainer", "io.roadloop.trainer.TrainerMain", "io.roadloop.trainer.TrainerSettings"),
    INFERENCE_SERVICE(
            "inference-service", "io.roadloop.inference.InferenceMain", "io.roadloop.inference.InferenceSettings");

    static final Dockerfile DOCKERFILE = Dockerfile.read();
    static final Compose COMPOSE = Compose.read();

    private final String id;
    private final String mainClass;
    private final String settingsClass;

    ContainerService(String id, String mainClass, String settingsClass) {
        this.id = id;
        this.mainClass = mainClass;
        this.settingsClass = settingsClass;
    }

    /** Name of the module, the stage, the compose service and the settings file alike. */
    String id() {
        return id;
    }

    String mainClass() {
        return mainClass;
    }

    List<String> entrypoint() {
        return Dockerfile.words(DOCKERFILE.last(id, "ENTRYPOINT"));
    }

    List<String> healthCheck() {
        return Dockerfile.words(DOCKERFILE.last(id, "HEALTHCHECK"));
    }

    /** What the container's process finds, of what this repository sets. */
    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(DOCKERFILE.environment(id));
        environment.putAll(COMPOSE.environment(id));
        return environment;
    }

    /** Where a mounted file lies. */
    Path onHost(String inContainer) {
        Compose.Mount mount = COMPOSE.mountOf(id, inContainer)
                .orElseThrow(() -> new AssertionError(id + " has nothing mounted at " + inContainer));
        return Repository.path("docker/" + mount.source());
    }

    /**
     * Runs the service's own command line in this JVM, with files where they lie in the repository. What is added must
     * end it before a service would be started.
     *
     * @return the exit code
     */
    int run(List<String> commandLine, String... added) {
        List<String> arguments = new ArrayList<>();
        for (String word : commandLine.subList(commandLine.indexOf(mainClass) + 1, commandLine.size())) {
            arguments.add(word.startsWith("/") ? onHost(word).toString() : word);
        }
        arguments.addAll(List.of(added));
        return execute(settingsType(), arguments);
    }

    /** Without what it prints. */
    private <T extends Record & ServiceSettings> int execute(Class<T> type, List<String> arguments) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            String[] words = arguments.toArray(String[]::new);
            return ServiceMain.execute(id, words, type, defaultsResource(), environment(), new NoService<>());
        } finally {
            System.setOut(out);
        }
    }

    /** Must not be asked. A class, because lambdas cannot stand for a type variable with two bounds. */
    private static final class NoService<T extends Record & ServiceSettings> implements ServiceFactory<T> {
        @Override
        public RunningService start(T settings, ServiceContext context) {
            throw new AssertionError("the service would have started");
        }
    }

    /** The effective settings. */
    ServiceSettings settings() {
        return read(settingsType()).value();
    }

    /** The same as a tree. */
    JsonNode tree() {
        return Repository.yaml(read(settingsType()).render());
    }

    /** A text of it, such as that of {@code releases.store}. */
    String text(String key) {
        JsonNode value = tree().at("/" + key.replace('.', '/'));
        if (!value.isValueNode()) {
            throw new AssertionError(id + " has no setting " + key);
        }
        return value.asText();
    }

    JsonNode defaults() {
        return Repository.yaml(Repository.text(id + "/src/main/resources/" + defaultsResource()));
    }

    private String defaultsResource() {
        return id + "-defaults.yaml";
    }

    private <T extends Record & ServiceSettings> Settings<T> read(Class<T> type) {
        Path file = onHost("/etc/roadloop/" + id + ".yaml");
        return Settings.read(type, defaultsResource(), Optional.of(file), Map.of(), environment());
    }

    /** Settings records are not public in every module: found by name. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T extends Record & ServiceSettings> Class<T> settingsType() {
        try {
            return (Class<T>) Class.forName(settingsClass);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(settingsClass + " does not exist", missing);
        }
    }

    /** Whether an environment variable sets one of this service's keys, or its log's level. */
    boolean heeds(String variable) {
        return variable.equals("ROADLOOP_LOG")
                || variables("ROADLOOP", defaults())
                        .anyMatch(known -> known.endsWith("_")
                                ? variable.startsWith(known) && variable.length() > known.length()
                                : variable.equals(known));
    }

    /** One for each key; a name that ends in _ begins those of a group with free names. */
    private static Stream<String> variables(String prefix, JsonNode node) {
        if (!node.isObject()) {
            return Stream.of(prefix);
        }
        return node.isEmpty()
                ? Stream.of(prefix + "_")
                : node.properties().stream().flatMap(e -> variables(variable(prefix, e.getKey()), e.getValue()));
    }

    private static String variable(String prefix, String key) {
        return prefix + "_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Whether one of the services has a setting. */
    static boolean isKey(String key) {
        return Stream.of(values()).anyMatch(service -> service.heeds(variable("ROADLOOP", key)));
    }
}
