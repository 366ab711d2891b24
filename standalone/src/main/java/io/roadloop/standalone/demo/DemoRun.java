package io.roadloop.standalone.demo;

import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.standalone.audit.AuditReport;
import io.roadloop.standalone.audit.StreamAudit;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A demo from start to summary: start the stream, start the services, watch, drain, stop, audit, write down. */
final class DemoRun {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(30);
    private static final Duration DRAIN_AFTER_CTRL_C = Duration.ofSeconds(5);

    private final DemoSettings settings;
    private final Provenance provenance;
    private final ProgressLine line;

    DemoRun(DemoSettings settings, Provenance provenance, ProgressLine line) {
        this.settings = settings;
        this.provenance = provenance;
        this.line = line;
    }

    DemoSummary run() throws InterruptedException {
        Instant began = Instant.now();
        DemoFolders folders = DemoFolders.prepare(settings.out());
        Memory memory = new Memory();
        try (StopRequest stop = new StopRequest();
                DemoStream stream = DemoStream.start(settings, folders, line);
                AvroWire wire = new AvroWire(stream.wire())) {
            stream.prepareTopics(wire);
            stream.watch(memory);
            Instant servicesStarted = Instant.now();
            Map<String, Integer> restarts = drive(stream, wire, folders, memory, stop, servicesStarted);
            line.say("auditing the topics");
            AuditReport audit = new StreamAudit(stream.wire()).run();
            RunFacts facts = RunFacts.read(stream.wire(), wire);
            TrainerFacts trainer = TrainerFacts.read(folders.trainer());
            Results.write(folders, settings, facts);
            DemoSummary summary = summary(
                    audit, facts, trainer, memory, restarts, servicesStarted, Duration.between(began, Instant.now()));
            Json.write(folders.summary(), summary);
            return summary;
        }
    }

    /** Runs the services for the demo's time; says how often each was started again. */
    private Map<String, Integer> drive(
            DemoStream stream,
            AvroWire wire,
            DemoFolders folders,
            Memory memory,
            StopRequest stop,
            Instant servicesStarted)
            throws InterruptedException {
        try (DemoServices services = DemoServices.start(settings, folders, stream, line::say);
                StreamWatch watch = new StreamWatch(stream.wire(), wire, DemoServices.SERVING_GROUP)) {
            services.watch(memory);
            Instant end = servicesStarted.plus(settings.duration());
            while (!stop.await(LOOK_EVERY) && Instant.now().isBefore(end) && !services.failed()) {
                stream.requireAlive();
                memory.sample();
                line.show(Duration.between(servicesStarted, Instant.now()), settings.duration(), watch.look());
            }
            line.say("stopping: no more frames, then the service works off what is left");
            services.stopFeeding();
            stream.requireAlive();
            drain(watch, stop.wished() ? DRAIN_AFTER_CTRL_C : DRAIN_AT_MOST);
            return services.restarts();
        }
    }

    private static void drain(StreamWatch watch, Duration atMost) throws InterruptedException {
        Instant end = Instant.now().plus(atMost);
        while (watch.look().lag() > 0 && Instant.now().isBefore(end)) {
            Thread.sleep(200);
        }
    }

    private DemoSummary summary(
            AuditReport audit,
            RunFacts facts,
            TrainerFacts trainer,
            Memory memory,
            Map<String, Integer> restarts,
            Instant servicesStarted,
            Duration wall) {
        return new DemoSummary(
                provenance,
                settings.described(),
                audit.frames(),
                audit.segmented(),
                audit.refused(),
                audit.deadLetterCount(),
                audit.pseudoLabels(),
                trainer.pseudoLabelsUsed(),
                audit.releases(),
                facts.swaps(),
                audit.framesLost(),
                audit.framesDuplicated(),
                facts.firstSegmentation()
                        .map(first -> Duration.between(servicesStarted, first).toMillis() / 1000.0)
                        .orElse(-1.0),
                facts.releases().stream()
                        .map(release -> new DemoSummary.CanaryScore(
                                release.getStep(),
                                release.getNumber(),
                                release.getScores().getMiou()))
                        .toList(),
                trainer.trainingSteps(),
                trainer.stepMillisMedian(),
                facts.inferenceMillisMedian(),
                memory.peaksMb(),
                restarts,
                audit,
                wall.toMillis() / 1000.0,
                audit.balances() && audit.segmented() > 0 && facts.swaps() > 0);
    }
}
