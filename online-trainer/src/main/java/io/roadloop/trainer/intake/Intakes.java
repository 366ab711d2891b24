package io.roadloop.trainer.intake;

import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.SampleDecoder;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The three intakes at work, each on its own thread. Close it to end them. */
public final class Intakes implements AutoCloseable {
    private static final int RECORDS_A_POLL = 16;
    private static final int FETCH_BYTES = 4 << 20;
    private static final int API_TIMEOUT_MILLIS = 10_000;

    private final DeadLetterSink deadLetters;
    private final List<IntakeLoop> loops;

    private Intakes(DeadLetterSink deadLetters, List<IntakeLoop> loops) {
        this.deadLetters = deadLetters;
        this.loops = loops;
    }

    /**
     * Starts all three.
     *
     * @param ledger where they go on, and what they book in
     */
    public static Intakes start(
            AvroWire wire,
            SampleDecoder decoder,
            DiskPools pools,
            CanarySet canary,
            IntakeLedger ledger,
            StreamRules stream,
            PseudoLabelRules pseudoLabels,
            InstantSource clock) {
        DeadLetterSink dead = new DeadLetterSink(wire, clock);
        var labels = new Desk<>(wire.reader(Topics.LABELED_FRAMES), dead, ledger);
        var frames = new Desk<>(wire.reader(Topics.FRAMES), dead, ledger);
        var taught = new Desk<>(wire.reader(Topics.PSEUDO_LABELS), dead, ledger);
        HeldOut heldOut = new HeldOut(pools);
        List<Intake> intakes = List.of(
                new LabelIntake(labels, decoder, pools, canary, heldOut),
                new FrameIntake(frames, decoder, heldOut, ledger, stream),
                new PseudoLabelIntake(taught, decoder, pools, heldOut, ledger, pseudoLabels, clock));
        return new Intakes(
                dead,
                intakes.stream()
                        .map(intake -> IntakeLoop.start(intake, () -> consumer(wire)))
                        .toList());
    }

    /** Positions are the ledger's: an offset that has expired is an error, which the intake books as a gap. */
    private static Consumer<String, byte[]> consumer(AvroWire wire) {
        Map<String, Object> properties = wire.settings().kafka().consumerProperties();
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MILLIS);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** Topics that cannot be read now. */
    public List<String> trouble() {
        return loops.stream().filter(IntakeLoop::isAway).map(IntakeLoop::name).toList();
    }

    @Override
    public void close() {
        loops.parallelStream().forEach(IntakeLoop::close);
        deadLetters.close();
    }
}
