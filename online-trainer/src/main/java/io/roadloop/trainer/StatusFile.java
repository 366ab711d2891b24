package io.roadloop.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.roadloop.kit.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes {@code trainer-status.json} every few seconds and when it is closed. Owns a daemon thread: close it. */
final class StatusFile implements AutoCloseable {
    static final String NAME = "trainer-status.json";

    private static final Logger LOG = LoggerFactory.getLogger(StatusFile.class);
    private static final Duration EVERY = Duration.ofSeconds(3);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Supplier<TrainerStatus> status;
    private final ScheduledExecutorService thread;

    private StatusFile(Path folder, Supplier<TrainerStatus> status) {
        this.file = folder.resolve(NAME);
        this.status = status;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "status");
            daemon.setDaemon(true);
            return daemon;
        });
    }

    static StatusFile start(Path folder, Supplier<TrainerStatus> status) {
        StatusFile file = new StatusFile(folder, status);
        file.thread.scheduleWithFixedDelay(file::write, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return file;
    }

    @Override
    public void close() {
        thread.shutdown();
        write();
    }

    private synchronized void write() {
        try {
            AtomicFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(status.get()));
        } catch (IOException | RuntimeException e) {
            // The file is a courtesy to whoever watches: it must not end the learning.
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }
}
