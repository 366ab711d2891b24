package io.roadloop.standalone.audit;

import io.roadloop.schemas.avro.CameraFrame;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.WireReader;
import io.roadloop.schemas.wire.WireSettings;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Is every record accounted for (design: accounts balance)?
 *
 * frames in = segmented + refused, one outcome each; every refusal has its dead letter; pseudo-labels come on top and
 * only from segmented frames, once each; release numbers rise. Frames are kept for hours, their outcomes for days:
 * what belongs to a frame that has expired is left out.
 */
public final class StreamAudit {

    private final WireSettings settings;
    private final TopicReading topics;
    private final Ledger ledger = new Ledger();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Faults faults = new Faults();
    private final Remaining remaining = new Remaining();

    public StreamAudit(WireSettings settings) {
        this.settings = settings;
        this.topics = new TopicReading(settings);
    }

    public AuditReport run() {
        try (AvroWire wire = new AvroWire(settings)) {
            readFrames(wire);
            readSegmentations(wire);
            readDeadLetters(wire);
            long pseudoLabels = readPseudoLabels(wire);
            long releases = readReleases(wire);
            judge();
            return new AuditReport(
                    ledger.frames(),
                    ledger.segmented(),
                    ledger.refused(),
                    ledger.lost(),
                    ledger.duplicated(),
                    pseudoLabels,
                    count(Topics.LABELED_FRAMES),
                    releases,
                    count(Topics.MODEL_DECISIONS),
                    count(Topics.SERVING_REPORTS),
                    deadLetters,
                    faults.sentences());
        }
    }

    private void readFrames(AvroWire wire) {
        WireReader<CameraFrame> reader = wire.reader(Topics.FRAMES);
        topics.readAll(Topics.FRAMES, message -> {
            remaining.frame(message);
            if (reader.read(message.value()) instanceof ReadRecord.Read<CameraFrame> frame) {
                ledger.frame(frame.value().getFrameId());
            } else {
                ledger.frame(position(message));
            }
        });
    }

    private void readSegmentations(AvroWire wire) {
        each(wire, Topics.SEGMENTATIONS, (message, segmentation) -> {
            if (remaining.isOfAnExpiredFrame(message.partition(), segmentation)) {
                return;
            }
            if (segmentation.getOutcome() instanceof Refused) {
                ledger.refused(segmentation.getFrameId());
            } else {
                ledger.segmented(segmentation.getFrameId());
            }
        });
    }

    private void readDeadLetters(AvroWire wire) {
        AtomicLong ofFrames = new AtomicLong();
        each(wire, Topics.DEAD_LETTERS, (message, letter) -> {
            deadLetters.merge(letter.getCause(), 1L, Long::sum);
            if (letter.getTopic().equals(Topics.FRAMES.name())
                    && letter.getService().startsWith("inference")) {
                ofFrames.incrementAndGet();
            }
        });
        if (ofFrames.get() != ledger.refused()) {
            faults.add(ledger.refused() + " frames were refused, but " + ofFrames + " dead letters tell of frames");
        }
    }

    private long readPseudoLabels(AvroWire wire) {
        AtomicLong count = new AtomicLong();
        Set<String> seen = new HashSet<>();
        each(wire, Topics.PSEUDO_LABELS, (message, label) -> {
            count.incrementAndGet();
            String id = label.getFrame().getFrameId();
            if (!remaining.areCutOff() && !ledger.wasSegmented(id)) {
                faults.add("pseudo-label of frame " + id + ", which was never segmented");
            }
            if (!seen.add(id + "@" + label.getDigest())) {
                faults.add("two pseudo-labels of frame " + id + " by the same model");
            }
        });
        return count.get();
    }

    private long readReleases(AvroWire wire) {
        AtomicLong count = new AtomicLong();
        AtomicLong last = new AtomicLong();
        each(wire, Topics.MODEL_RELEASES, (message, release) -> {
            count.incrementAndGet();
            if (release.getNumber() <= last.get()) {
                faults.add("release " + release.getNumber() + " follows release " + last.get() + "; numbers must rise");
            }
            last.set(release.getNumber());
        });
        return count.get();
    }

    private void judge() {
        if (ledger.lost() > 0) {
            faults.add(ledger.lost() + " frames have no segmentation");
        }
        if (ledger.duplicated() > 0) {
            faults.add(ledger.duplicated() + " segmentations have no frame that owed them");
        }
    }

    private long count(TopicSpec<?> topic) {
        AtomicLong count = new AtomicLong();
        topics.readAll(topic, message -> count.incrementAndGet());
        return count.get();
    }

    private <V extends SpecificRecord> void each(
            AvroWire wire, TopicSpec<V> topic, BiConsumer<ConsumerRecord<String, byte[]>, V> use) {
        WireReader<V> reader = wire.reader(topic);
        topics.readAll(topic, message -> {
            if (reader.read(message.value()) instanceof ReadRecord.Read<V> read) {
                use.accept(message, read.value());
            } else {
                faults.add("unreadable record on " + position(message));
            }
        });
    }

    private static String position(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "/" + message.offset();
    }
}
