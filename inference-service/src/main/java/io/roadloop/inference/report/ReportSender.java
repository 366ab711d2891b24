package io.roadloop.inference.report;

import io.roadloop.schemas.avro.ServingReport;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a serving report at each interval and a last one on close, on a thread and with a producer of its own: what
 * happens to a report never touches a frame. A report that cannot be sent is logged and forgotten.
 */
public final class ReportSender implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSender.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(1);

    private final ServingStatistics statistics;
    private final InstantSource clock;
    private final Producer<String, ServingReport> producer;
    private final ScheduledExecutorService thread;

    private ReportSender(ServingStatistics statistics, InstantSource clock, Producer<String, ServingReport> producer) {
        this.statistics = statistics;
        this.clock = clock;
        this.producer = producer;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, "serving-reports");
            made.setDaemon(true);
            return made;
        });
    }

    /** Starts sending, the first report after one interval. */
    public static ReportSender start(
            ServingStatistics statistics, AvroWire wire, Duration interval, InstantSource clock) {
        Map<String, Object> properties = wire.settings().kafka().producerProperties();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "serving-reports");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) PATIENCE.toMillis());
        ReportSender sender = new ReportSender(
                statistics,
                clock,
                new KafkaProducer<>(properties, new StringSerializer(), wire.serializer(Topics.SERVING_REPORTS)));
        var unused = sender.thread.scheduleAtFixedRate(
                sender::send, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return sender;
    }

    private void send() {
        try {
            ServingReport report = statistics.endWindow(clock.instant());
            var unused = producer.send(
                    new ProducerRecord<>(Topics.SERVING_REPORTS.name(), report.getInstance(), report),
                    (metadata, failed) -> {
                        if (failed != null) {
                            LOG.warn("a serving report was not sent: {}", failed.toString());
                        }
                    });
        } catch (RuntimeException failed) {
            LOG.warn("a serving report was not sent: {}", failed.toString());
        }
    }

    @Override
    public void close() {
        thread.execute(this::send);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close(PATIENCE_AT_CLOSE);
    }
}
