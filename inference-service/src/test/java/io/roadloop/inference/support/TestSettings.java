package io.roadloop.inference.support;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What differs from the service's defaults in a test. */
public final class TestSettings {

    private TestSettings() {}

    public static Map<String, String> of(
            String bootstrapServers, String registryUrl, TestTrainer trainer, Path folder) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap-servers", bootstrapServers);
        settings.put("registry.url", registryUrl);
        settings.put("releases.store", trainer.store().toString());
        settings.put("releases.keys", trainer.keys().toString());
        settings.put("releases.retry", "500ms");
        settings.put("serving.state-directory", folder.resolve("state").toString());
        settings.put("serving.device", "cpu");
        settings.put("reports.interval", "300ms");
        settings.put("health.port", "-1");
        return settings;
    }

    /** The same as arguments of the service's main. */
    public static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .flatMap(setting -> List.of("--set", setting.getKey() + "=" + setting.getValue()).stream())
                .toArray(String[]::new);
    }
}
