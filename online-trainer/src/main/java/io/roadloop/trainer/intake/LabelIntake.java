package io.roadloop.trainer.intake;

import io.roadloop.schemas.avro.LabeledFrame;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.FrameNames;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.intake.Frames.Label;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.pool.Shelving;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Labelled frames: the compacted topic is the truth, so it is read from its start at every start. What the pool holds
 * beyond it was erased while the trainer was away, and goes when the topic's end is reached. What is erased leaves all
 * pools, whichever topic brought its image.
 */
public final class LabelIntake implements Intake {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Desk<LabeledFrame> desk;
    private final SampleDecoder decoder;
    private final DiskPools pools;
    private final CanarySet canary;
    private final HeldOut heldOut;
    private final Set<String> trained = new HashSet<>();
    private Map<TopicPartition, Long> endsAtStart = Map.of();

    LabelIntake(Desk<LabeledFrame> desk, SampleDecoder decoder, DiskPools pools, CanarySet canary, HeldOut heldOut) {
        this.desk = desk;
        this.decoder = decoder;
        this.pools = pools;
        this.canary = canary;
        this.heldOut = heldOut;
    }

    @Override
    public String name() {
        return Topics.LABELED_FRAMES.name();
    }

    @Override
    public void start(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = Assignment.assign(consumer, name());
        trained.clear();
        consumer.seekToBeginning(partitions);
        endsAtStart = consumer.endOffsets(partitions);
        forgetErasedOnesAtTheEnd(consumer);
    }

    @Override
    public Duration turn(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            if (record.value() == null) {
                erase(record.key());
                desk.book(record, Tally.LABELS_ERASED);
            } else {
                desk.serve(record, label -> take(label, Instant.ofEpochMilli(record.timestamp())));
            }
        }
        forgetErasedOnesAtTheEnd(consumer);
        return Duration.ZERO;
    }

    private Outcome take(LabeledFrame label, Instant arrived) {
        if (!label.getTaxonomy().equals(decoder.taxonomy().name())) {
            return new Outcome.Refused(
                    "taxonomy",
                    "the label's taxonomy is " + label.getTaxonomy() + ", but this trainer learns "
                            + decoder.taxonomy().name());
        }
        Optional<String> nameless = FrameNames.brokenBy("domain", label.getDomain());
        if (nameless.isPresent()) {
            return new Outcome.Refused("domain", nameless.get());
        }
        Label mask = new Label(Optional.of(label.getMask()), 0, label.getDomain());
        return Frames.use(label.getFrame(), mask, arrived, decoder, (encoded, sample) -> {
            String id = sample.id();
            // A label may have been moved to another split since it last came.
            return switch (label.getSplit()) {
                case TRAIN -> {
                    canary.erase(id);
                    heldOut.release(id);
                    trained.add(id);
                    yield pools.put(Pool.LABELLED, encoded, sample) == Shelving.NO_ROOM
                            ? Tally.LABELS_WITHOUT_ROOM
                            : Tally.LABELS_FOR_TRAINING;
                }
                case CANARY -> {
                    holdOut(id);
                    canary.put(sample);
                    yield Tally.LABELS_FOR_CANARY;
                }
                case AUDIT -> {
                    holdOut(id);
                    canary.erase(id);
                    yield Tally.LABELS_FOR_AUDIT;
                }
            };
        });
    }

    private void holdOut(String id) {
        trained.remove(id);
        heldOut.hold(id);
    }

    private void erase(String id) {
        holdOut(id);
        canary.erase(id);
    }

    private void forgetErasedOnesAtTheEnd(Consumer<String, byte[]> consumer) {
        if (!endsAtStart.isEmpty()
                && endsAtStart.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            pools.retain(Pool.LABELLED, trained).forEach(heldOut::hold);
            endsAtStart = Map.of();
        }
    }
}
