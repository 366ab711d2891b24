package io.roadloop.standalone.demo;

import io.roadloop.embedded.PortInUseException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.standalone.audit.AuditReport;
import io.roadloop.standalone.audit.StreamAudit;
import io.roadloop.standalone.audit.StreamReading;
import io.roadloop.standalone.ending.StopRequest;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.round.CheckpointedIntake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A demo from start to summary: start the stream, start the services, watch, drain, stop, audit, write down. */
final class DemoRun {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_WHILE_DRAINING = Duration.ofMillis(200);
    private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(30);
    private static final Duration DRAIN_AFTER_CTRL_C = Duration.ofSeconds(5);

    private final DemoSettings settings;
    private final Provenance provenance;
    private final DemoLine line;

    DemoRun(DemoSettings settings, Provenance provenance, DemoLine line) {
        this.settings = settings;
        this.provenance = provenance;
        this.line = line;
    }

    /**
     * Runs until the demo's time is over or a stop is wished.
     *
     * @throws UserErrorException if the folder for the results cannot be had, or a service cannot use the settings that
     *     follow from the command line
     * @throws PortInUseException if a port that was asked for is taken; nothing has been deleted then
     */
    DemoSummary run(StopRequest stop) throws InterruptedException {
        try (DemoClaim claim = DemoClaim.of(settings.out())) {
            DemoStream.requirePorts(settings);
            return run(claim.clear(), stop);
        }
    }

    private DemoSummary run(DemoFolders folders, StopRequest stop) throws InterruptedException {
        Instant began = Instant.now();
        Memory memory = new Memory();
        try (DemoStream stream = DemoStream.start(settings, folders, line);
                AvroWire wire = new AvroWire(stream.wire())) {
            stream.prepareTopics(wire);
            stream.watch(memory);
            Instant servicesStarted = Instant.now();
            Drive drive = drive(stream, wire, folders, memory, stop, servicesStarted);
            line.say("auditing the topics");
            StreamReading reading = new StreamReading(wire);
            StreamAudit auditing = new StreamAudit(reading);
            Supplier<RunFacts> gathering = RunFacts.from(reading);
            reading.run();
            AuditReport audit = auditing.report(CheckpointedIntake.read(folders.trainer()));
            RunFacts facts = gathering.get();
            memory.sample();
            TrainerFacts trainer = TrainerFacts.read(folders.trainer());
            DemoSummary summary = summary(
                    audit, facts, trainer, memory, drive, servicesStarted, Duration.between(began, Instant.now()));
            Json.write(folders.summary(), summary);
            Results.write(folders, settings, facts);
            return summary;
        }
    }

    /**
     * How the services fared.
     *
     * @param restarts by service
     * @param failed services that were not started again
     * @param undrained frames that still waited when the service was stopped
     */
    private record Drive(Map<String, Integer> restarts, List<String> failed, long undrained) {}

    /** Runs the services for the demo's time. */
    private Drive drive(
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
            while (!stop.await(LOOK_EVERY)
                    && Instant.now().isBefore(end)
                    && services.failed().isEmpty()) {
                stream.requireAlive();
                memory.sample();
                line.show(Duration.between(servicesStarted, Instant.now()), settings.duration(), watch.look());
            }
            services.refusal().ifPresent(said -> {
                throw new UserErrorException(said);
            });
            line.say("stopping: no more frames, then the service works off what is left");
            services.stopFeeding();
            stream.requireAlive();
            return new Drive(services.restarts(), services.failed(), drain(watch, memory, stop));
        }
    }

    /** Waits until every frame has its outcome, not for long once a stop is wished; says how many have none. */
    private static long drain(StreamWatch watch, Memory memory, StopRequest stop) throws InterruptedException {
        Instant began = Instant.now();
        long lag = watch.look().lag();
        while (lag > 0) {
            Duration patience = stop.await(LOOK_WHILE_DRAINING) ? DRAIN_AFTER_CTRL_C : DRAIN_AT_MOST;
            if (Instant.now().isAfter(began.plus(patience))) {
                return lag;
            }
            memory.sample();
            if (stop.wished()) {
                Thread.sleep(LOOK_WHILE_DRAINING.toMillis());
            }
            lag = watch.look().lag();
        }
        return 0;
    }

    private DemoSummary summary(
            AuditReport audit,
            RunFacts facts,
            TrainerFacts trainer,
            Memory memory,
            Drive drive,
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
                trainer.learntOn(),
                facts.inferenceMillisMedian(),
                memory.peaksMb(),
                drive.restarts(),
                drive.failed(),
                drive.undrained(),
                audit,
                wall.toMillis() / 1000.0,
                audit.balances() && drive.failed().isEmpty() && facts.lastReleaseServed());
    }
}
