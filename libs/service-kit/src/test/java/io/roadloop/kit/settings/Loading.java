package io.roadloop.kit.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Loads the garage's settings from what a test gives. */
final class Loading {

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> overrides = new LinkedHashMap<>();
    private Optional<Path> file = Optional.empty();

    Loading file(Path path, String yaml) {
        try {
            file = Optional.of(Files.writeString(path, yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Loading file(Path path) {
        file = Optional.of(path);
        return this;
    }

    Loading environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Loading set(String key, String value) {
        overrides.put(key, value);
        return this;
    }

    Settings<Garage> settings() {
        return Settings.read(Garage.class, "garage-defaults.yaml", file, overrides, environment);
    }

    Garage value() {
        return settings().value();
    }
}
