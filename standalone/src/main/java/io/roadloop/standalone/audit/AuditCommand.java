package io.roadloop.standalone.audit;

import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Measurement;
import io.roadloop.standalone.measure.Measuring;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.standalone.services.ClusterOptions;
import java.nio.file.Path;
import java.util.Map;
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
            "Reads the topics of a cluster, read_committed, and checks that every frame has exactly one outcome.",
            "Run it when the service has caught up: a frame still waiting counts as lost.",
            "Exit status: 0 when everything balances, 1 when not, 2 for bad input."
        })
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report as JSON too.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the call
    private CommandSpec spec;

    @Override
    public Integer call() {
        Measuring measuring = Measuring.begin(Provenance.of(spec));
        WireSettings wire = cluster.wire();
        AuditReport report = new StreamAudit(wire).run();
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
        report.faults().forEach(fault -> System.out.println("does not balance: " + fault));
        Measurement<AuditReport> result = measuring.end(settings(wire), report.balances(), report);
        if (out != null) {
            Json.write(out, result);
        }
        return result.exitCode();
    }

    private static Map<String, String> settings(WireSettings wire) {
        return Map.of(
                "bootstrap-servers", wire.kafka().bootstrapServers(),
                "schema-registry", wire.registry().url());
    }
}
