package io.roadloop.ingest;

import io.roadloop.ingest.check.Checked;
import io.roadloop.ingest.check.ShotCheck;
import io.roadloop.ingest.publish.StreamPublisher;
import io.roadloop.ingest.source.FrameSource;
import io.roadloop.ingest.source.Shot;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.progress.ProgressLine;
import io.roadloop.kit.service.RunningService;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.vision.Taxonomy;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes shots from the source when they are due, checks them and sends them, until the source ends or the service is
 * asked to. Owns a producer and what the source holds.
 */
final class IngestService implements RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

    private final FrameSource source;
    private final Pace pace;
    private final ShotCheck check;
    private final StreamPublisher publisher;
    private final Outcomes outcomes;
    private final ProgressLine progress;
    private final AvroWire wire;

    private IngestService(
            FrameSource source,
            Pace pace,
            ShotCheck check,
            StreamPublisher publisher,
            Outcomes outcomes,
            ProgressLine progress,
            AvroWire wire) {
        this.source = source;
        this.pace = pace;
        this.check = check;
        this.publisher = publisher;
        this.outcomes = outcomes;
        this.progress = progress;
        this.wire = wire;
    }

    /** Looks at the folders first, for that is what a user gets wrong; then makes sure of topics and schemas. */
    static RunningService start(IngestSettings settings, ServiceContext context) {
        InstantSource clock = Clock.systemUTC();
        Taxonomy taxonomy = TaxonomyFiles.resolve(settings.labels().taxonomy());
        FrameSource source = Sources.of(settings, taxonomy, clock);
        AvroWire wire = new AvroWire(settings.wire());
        prepare(settings, wire);
        Outcomes outcomes = new Outcomes(new IngestMetrics(context.meters()), clock);
        StreamPublisher publisher = StreamPublisher.connect(
                wire, taxonomy, settings.labels().domain(), settings.publish().maximumInFlight(), clock, outcomes);
        ProgressLine progress = ProgressLine.start(settings.publish().progressEvery(), outcomes::progress, LOG::info);
        return new IngestService(
                source, pace(settings), new ShotCheck(rules(settings, taxonomy)), publisher, outcomes, progress, wire);
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        for (Optional<Shot> shot = source.next(); shot.isPresent(); shot = source.next()) {
            pace.await(shot.get().at());
            handle(shot.get());
        }
        publisher.flush();
        if (outcomes.failed() > 0) {
            throw new IllegalStateException(outcomes.failed() + " records were not taken by the cluster");
        }
    }

    @Override
    public Health health() {
        return outcomes.health();
    }

    @Override
    public void close() {
        source.close();
        publisher.close();
        progress.close();
        wire.close();
    }

    private void handle(Shot shot) throws InterruptedException {
        Checked checked = check.check(shot);
        if (checked instanceof Checked.Frame frame) {
            publisher.send(frame.frame()).ifPresent(refused -> outcomes.refused(shot.origin(), refused));
        } else if (checked instanceof Checked.Label label) {
            publisher.send(label).ifPresent(refused -> outcomes.refused(shot.origin(), refused));
        } else if (checked instanceof Checked.Refused refused) {
            outcomes.refused(shot.origin(), refused);
        }
    }

    private static void prepare(IngestSettings settings, AvroWire wire) {
        try (Admin admin = Admin.create(settings.kafka().adminProperties())) {
            TopicAdmin.ensure(admin, List.of(Topics.FRAMES, Topics.LABELED_FRAMES));
        }
        wire.register();
    }

    private static Pace pace(IngestSettings settings) {
        return switch (settings.source().pace()) {
            case REAL_TIME -> Pace.realTime(System::nanoTime);
            case AS_FAST_AS_POSSIBLE -> Pace.asFastAsPossible();
        };
    }

    private static ShotCheck.Rules rules(IngestSettings settings, Taxonomy taxonomy) {
        return new ShotCheck.Rules(
                settings.checks().limits(),
                settings.checks().pixels(),
                settings.checks().forwardBroken(),
                settings.source().size(),
                settings.publish().quality(),
                taxonomy);
    }
}
