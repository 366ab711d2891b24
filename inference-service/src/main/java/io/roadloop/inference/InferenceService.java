package io.roadloop.inference;

import io.roadloop.inference.release.ReleaseFollower;
import io.roadloop.inference.report.ReportSender;
import io.roadloop.inference.segment.SegmentationModel;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.service.RunningService;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service at work. Starting waits, on a thread of its own and for as long as it takes, for the registry, the broker
 * and the first release; until then frames wait in their topic, and the service is live but not ready.
 */
public final class InferenceService implements RunningService {

    private static final Logger LOG = LoggerFactory.getLogger(InferenceService.class);
    private static final Duration STREAMS_END_WITHIN = Duration.ofSeconds(4);

    /** A request to the registry under way cannot be interrupted. */
    private static final Duration STARTER_ENDS_WITHIN = Duration.ofSeconds(1);

    private static final List<TopicSpec<?>> TOPICS = List.of(
            Topics.FRAMES,
            Topics.SEGMENTATIONS,
            Topics.PSEUDO_LABELS,
            Topics.MODEL_RELEASES,
            Topics.SERVING_REPORTS,
            Topics.DEAD_LETTERS);

    private final InferenceParts parts;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Thread starter = new Thread(this::startUp, "inference-start");
    private final Started started = new Started();
    private volatile Health health = Health.notReady("starting");

    private InferenceService(InferenceParts parts) {
        this.parts = parts;
    }

    /**
     * Checks what the settings name, then starts in the background.
     *
     * @throws io.roadloop.kit.UserErrorException if taxonomy or keys cannot be used
     */
    public static InferenceService start(InferenceSettings settings, ServiceContext context) {
        InferenceService service = new InferenceService(new InferenceParts(settings, context.meters()));
        service.starter.setDaemon(true);
        service.starter.start();
        return service;
    }

    private void startUp() {
        try {
            connect();
            followReleases();
            serveFrames();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            end.completeExceptionally(failed);
        }
    }

    private void connect() throws InterruptedException {
        InferenceSettings settings = parts.settings();
        Duration pause = settings.releases().retry();
        health = Health.notReady("waiting for the schema registry");
        Outage.outlast(
                "the schema registry at " + settings.registry().url(),
                pause,
                () -> SchemaCache.fill(parts.wire(), TOPICS));
        health = Health.notReady("waiting for the broker");
        Outage.outlast("the broker at " + settings.kafka().bootstrapServers(), pause, () -> {
            try (Admin admin = Admin.create(settings.kafka().adminProperties())) {
                TopicAdmin.ensure(admin, TOPICS);
            }
        });
    }

    private void followReleases() throws InterruptedException {
        started.begin(ReportSender.start(
                parts.statistics(), parts.wire(), parts.settings().reports().interval(), parts.clock()));
        started.begin(parts.served());
        ReleaseFollower<SegmentationModel> follower = started.begin(parts.follower());
        follower.start();
        health = Health.notReady("waiting for the first release");
        LOG.info(
                "{}, taxonomy {}: waiting for the first release of model {}",
                parts.runtime(),
                parts.settings().releases().taxonomy(),
                parts.settings().releases().model());
        follower.awaitFirst();
    }

    private void serveFrames() throws InterruptedException {
        health = Health.notReady("joining the consumer group");
        KafkaStreams streams = parts.streams();
        started.begin(() -> {
            if (!streams.close(STREAMS_END_WITHIN)) {
                LOG.warn("the stream threads did not end within {} s", STREAMS_END_WITHIN.toSeconds());
            }
        });
        streams.setStateListener((now, before) -> streamsMoved(now));
        streams.start();
    }

    private void streamsMoved(KafkaStreams.State now) {
        switch (now) {
            case RUNNING -> health = Health.working();
            case ERROR -> {
                health = Health.dead("the stream threads died too often");
                end.completeExceptionally(
                        new IllegalStateException("the stream threads died too often; the log says of what"));
            }
            default -> health = Health.notReady("the streams are " + now);
        }
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new CompletionException(failed);
        }
    }

    @Override
    public Health health() {
        return health;
    }

    /**
     * Ends what was started, last first: streams, follower, the serving model, and with the last report its producer.
     */
    @Override
    public void close() throws InterruptedException {
        starter.interrupt();
        starter.join(STARTER_ENDS_WITHIN.toMillis());
        started.close();
        parts.wire().close();
    }
}
