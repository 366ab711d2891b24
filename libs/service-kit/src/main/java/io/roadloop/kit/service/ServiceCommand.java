package io.roadloop.kit.service;

import io.roadloop.kit.health.HealthProbe;
import io.roadloop.kit.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of a service. */
@Command(mixinStandardHelpOptions = true, versionProvider = ServiceCommand.VersionLine.class, sortOptions = false)
final class ServiceCommand<T extends Record & ServiceSettings> implements Callable<Integer> {

    private final String name;
    private final Class<T> type;
    private final String defaults;
    private final Map<String, String> environment;
    private final ServiceFactory<T> factory;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML file with the settings that differ from the defaults")
    private @Nullable Path config;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "the Kafka cluster; short for --set kafka.bootstrap-servers=HOST:PORT")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "the schema registry (Confluent's API); short for --set registry.url=URL")
    private @Nullable String schemaRegistry;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one setting; wins over file and environment; may be repeated")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--print-config", description = "print the effective settings, secrets masked, and end")
    private boolean printConfig;

    @Option(
            names = "--check-health",
            description = "ask the running service of these settings whether it is ready, and end with 0 or 1")
    private boolean checkHealth;

    ServiceCommand(
            String name, Class<T> type, String defaults, Map<String, String> environment, ServiceFactory<T> factory) {
        this.name = name;
        this.type = type;
        this.defaults = defaults;
        this.environment = environment;
        this.factory = factory;
    }

    @Override
    public Integer call() throws Exception {
        Settings<T> settings = Settings.read(type, defaults, Optional.ofNullable(config), overrides(), environment);
        if (printConfig) {
            print(settings.render());
            return ExitCode.OK;
        }
        if (checkHealth) {
            HealthProbe.Answer answer = HealthProbe.ask(settings.value().health());
            print(answer.text() + System.lineSeparator());
            return answer.ready() ? ExitCode.OK : ExitCode.FAILED;
        }
        return new ServiceRun<>(name, settings.value(), factory).run();
    }

    private Map<String, String> overrides() {
        Map<String, String> all = new LinkedHashMap<>(overrides);
        if (bootstrapServers != null) {
            all.put("kafka.bootstrap-servers", bootstrapServers);
        }
        if (schemaRegistry != null) {
            all.put("registry.url", schemaRegistry);
        }
        return all;
    }

    private void print(String text) {
        if (spec != null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }

    static final class VersionLine implements picocli.CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"roadloop " + Version.current()};
        }
    }
}
