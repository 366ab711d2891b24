package io.roadloop.standalone.demo;

import io.roadloop.embedded.ChildJvm;
import io.roadloop.embedded.ChildJvmBuilder;
import io.roadloop.inference.InferenceMain;
import io.roadloop.ingest.IngestMain;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.trainer.TrainerMain;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The three services as child JVMs, with the mains that a deployment uses. Owns them; closing ends them, the trainer
 * first, so that the service has the last word.
 *
 * Heaps are small because frames, networks and sessions lie in native memory or pass through.
 */
final class DemoServices implements AutoCloseable {

    /** The inference service's consumer group, by its default settings. */
    static final String SERVING_GROUP = "roadloop-inference";

    private final Supervised inference;
    private final Supervised trainer;
    private final Supervised ingest;

    private DemoServices(Supervised inference, Supervised trainer, Supervised ingest) {
        this.inference = inference;
        this.trainer = trainer;
        this.ingest = ingest;
    }

    /** Starts all three; those that run are ended again if one cannot be started. */
    static DemoServices start(DemoSettings settings, DemoFolders folders, DemoStream stream, Consumer<String> news) {
        KeyFiles.generate(folders.keys(), ServiceFiles.KEY);
        ServiceFiles files = new ServiceFiles(settings, folders, stream.wire());
        Path logs = folders.logs();
        news.accept("starting inference service, trainer and ingest; logs in " + logs);
        Deque<Supervised> started = new ArrayDeque<>();
        try {
            started.push(Supervised.start(
                    "inference-service",
                    child(InferenceMain.class, files.inference(), logs, CpuShares.serving())::start,
                    news));
            started.push(Supervised.start(
                    "online-trainer",
                    child(TrainerMain.class, files.trainer(), logs, CpuShares.training())::start,
                    news));
            started.push(Supervised.start(
                    "ingest", child(IngestMain.class, files.ingest(), logs, CpuShares.feeding())::start, news));
        } catch (RuntimeException e) {
            started.forEach(Supervised::close);
            throw e;
        }
        return new DemoServices(started.removeLast(), started.removeLast(), started.removeLast());
    }

    private static ChildJvmBuilder child(Class<?> main, Path settings, Path logs, List<String> jvmArgs) {
        String name = settings.getFileName().toString().replace(".yaml", ".log");
        return ChildJvm.running(main.getName())
                .ownClasspath()
                .jvmArgs(jvmArgs.toArray(String[]::new))
                .args("--config", settings.toString())
                .inheriting(DemoServices::isOfADemo)
                .logFile(logs.resolve(name));
    }

    /** Settings for one's own cluster in the environment would win over the demo's files, and lead it there. */
    private static boolean isOfADemo(String variable) {
        return !variable.startsWith("ROADLOOP_") || variable.equals("ROADLOOP_LOG");
    }

    void watch(Memory memory) {
        for (Supervised service : all()) {
            memory.watch(service.name(), service::rssBytes);
        }
    }

    /** Those that are not started again, because they refused their settings or died too often. */
    List<String> failed() {
        return all().stream().filter(Supervised::failed).map(Supervised::name).toList();
    }

    /** What a service said of settings that it cannot use. */
    Optional<String> refusal() {
        return all().stream().flatMap(service -> service.refusal().stream()).findFirst();
    }

    Map<String, Integer> restarts() {
        Map<String, Integer> restarts = new LinkedHashMap<>();
        all().forEach(service -> restarts.put(service.name(), service.restarts()));
        return restarts;
    }

    /** No more frames, no more releases: what is in the stream is worked off, by the model that is there. */
    void stopFeeding() {
        Stream.of(ingest, trainer).parallel().forEach(Supervised::close);
    }

    private List<Supervised> all() {
        return List.of(inference, trainer, ingest);
    }

    @Override
    public void close() {
        stopFeeding();
        inference.close();
    }
}
