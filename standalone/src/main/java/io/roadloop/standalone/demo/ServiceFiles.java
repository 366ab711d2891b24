package io.roadloop.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.vision.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings files of the three services, as a deployment would write them: only what differs from the defaults. */
final class ServiceFiles {

    static final KeyId KEY = new KeyId("demo");

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Map<String, Object> NO_HEALTH_SERVER = Map.of("port", -1);

    private final DemoSettings settings;
    private final DemoFolders folders;
    private final WireSettings wire;

    ServiceFiles(DemoSettings settings, DemoFolders folders, WireSettings wire) {
        this.settings = settings;
        this.folders = folders;
        this.wire = wire;
    }

    Path ingest() {
        Map<String, Object> source = new LinkedHashMap<>(Map.of(
                "frames-per-second", settings.framesPerSecond(),
                "size", text(settings.size()),
                "seed", settings.seed()));
        Map<String, Object> labels = new LinkedHashMap<>();
        if (settings.scenes() instanceof DemoSettings.Scenes.Folder folder) {
            source.putAll(Map.of("kind", "folder", "folder", text(folder.frames()), "repeat", true));
            labels.putAll(Map.of(
                    "taxonomy", folder.taxonomy(),
                    "folder", text(folder.labels()),
                    "share", folder.labelledShare(),
                    "canary-folder", text(folder.canary())));
        } else if (settings.scenes() instanceof DemoSettings.Scenes.Street street) {
            source.putAll(Map.of(
                    "kind",
                    "street",
                    "vehicles",
                    street.vehicles(),
                    "drift-duration",
                    settings.duration().toMillis() + "ms"));
            labels.put("per-minute", street.labelsPerMinute());
        }
        // A broken file is shown, not hidden: it ends as a refused segmentation and a dead letter.
        return write("ingest", Map.of("source", source, "labels", labels, "checks", Map.of("forward-broken", true)));
    }

    Path trainer() {
        return write(
                "online-trainer",
                Map.of(
                        "state-directory",
                        text(folders.trainer()),
                        "learning",
                        Map.of(
                                "size", text(settings.size()),
                                "taxonomy", settings.scenes().taxonomy(),
                                "recipe", settings.recipe(),
                                "device", settings.device(),
                                "seed", settings.seed(),
                                "threads", CpuShares.trainingThreads()),
                        "releases",
                        Map.of(
                                "store", text(folders.store()),
                                "signing-key", text(KeyFiles.privateFile(folders.keys(), KEY)),
                                "keys", text(folders.keys()))));
    }

    Path inference() {
        return write(
                "inference-service",
                Map.of(
                        "serving",
                        Map.of(
                                "device", settings.device(),
                                "state-directory", text(folders.work().resolve("inference"))),
                        "releases",
                        Map.of(
                                "taxonomy", settings.scenes().taxonomy(),
                                "store", text(folders.store()),
                                "keys", text(folders.keys()),
                                "retry", "1s")));
    }

    private Path write(String service, Map<String, Object> own) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("kafka", Map.of("bootstrap-servers", wire.kafka().bootstrapServers()));
        all.put("registry", Map.of("url", wire.registry().url()));
        all.put("health", NO_HEALTH_SERVER);
        all.putAll(own);
        Path file = folders.settings().resolve(service + ".yaml");
        try {
            Files.writeString(file, YAML.writeValueAsString(all));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String text(Path path) {
        return path.toAbsolutePath().toString();
    }

    private static String text(Size size) {
        return size.width() + "x" + size.height();
    }
}
