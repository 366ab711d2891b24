package io.roadloop.standalone.audit;

import io.roadloop.kit.UserErrorException;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.measure.ResultFile;
import io.roadloop.standalone.services.ClusterOptions;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.round.CheckpointedIntake;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./roadloop audit}. */
@Command(
        name = "audit",
        sortOptions = false,
        description = {
            "Reads the topics of a cluster, read_committed, and checks that every frame has exactly one outcome and "
                    + "every refused one its dead letter.",
            "Run it when the service has caught up: a frame still waiting counts as lost.",
            "Exit status: 0 when everything balances, 1 when not, 2 for bad input or where a topic is missing."
        })
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--trainer",
            paramLabel = "DIR",
            description = {
                "The trainer's state-directory: checks by offsets that its last checkpoint accounts for every frame, "
                        + "as looked at or as skipped."
            })
    private @Nullable Path trainer;

    @Mixin
    private ResultFile out = new ResultFile();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        out.requireWritable();
        Optional<IntakeLedger.Snapshot> checkpoint =
                Optional.ofNullable(trainer).map(AuditCommand::checkpoint);
        WireSettings settings = cluster.wire();
        AuditReport report;
        try (AvroWire wire = new AvroWire(settings)) {
            StreamReading reading = new StreamReading(wire);
            StreamAudit audit = new StreamAudit(reading);
            reading.run();
            report = audit.report(checkpoint);
        }
        print(report);
        Measurement<AuditReport> result = measuring.end(described(settings), report.balances(), report);
        out.write(result);
        return result.exitCode();
    }

    private static IntakeLedger.Snapshot checkpoint(Path folder) {
        return CheckpointedIntake.read(folder)
                .orElseThrow(() -> new UserErrorException("--trainer " + folder
                        + " holds no checkpoint; name the state-directory of a trainer that has begun to learn"));
    }

    private static void print(AuditReport report) {
        System.out.printf(
                "%d frames: %d segmented, %d refused, %d lost, %d twice%n",
                report.frames(), report.segmented(), report.refused(), report.framesLost(), report.framesDuplicated());
        System.out.printf(
                "%d pseudo-labels, %d labelled frames, %d releases, %d decisions, %d serving reports%n",
                report.pseudoLabels(),
                report.labeledFrames(),
                report.releases(),
                report.decisions(),
                report.servingReports());
        report.deadLetters().forEach((cause, count) -> System.out.printf("dead letters, %s: %d%n", cause, count));
        report.trainer().ifPresent(intake -> System.out.println(intake.inWords()));
        report.faults().forEach(fault -> System.out.println("does not balance: " + fault));
    }

    private Map<String, String> described(WireSettings wire) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap-servers", wire.kafka().bootstrapServers());
        settings.put("schema-registry", wire.registry().url());
        if (trainer != null) {
            settings.put("trainer", trainer.toString());
        }
        return settings;
    }
}
