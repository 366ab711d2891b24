package io.roadloop.standalone.audit;

import io.roadloop.schemas.avro.DeadLetter;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.avro.Refused;
import io.roadloop.schemas.avro.Segmentation;
import io.roadloop.schemas.topics.TopicSpec;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.trainer.intake.IntakeLedger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Is every record accounted for (design: accounts balance)?
 *
 * frames in = segmented + refused, one outcome each; every refusal has the dead letter of its record, and every such
 * letter its refusal; pseudo-labels come on top and only from segmented frames, once each; release numbers rise; the
 * trainer read or skipped every frame that it covered. Frames are kept for hours, their outcomes for days: what belongs
 * to a frame that has expired is left out.
 */
public final class StreamAudit {

    private static final int NAMED = 5;
    private static final String INFERENCE = "inference";
    private static final List<TopicSpec<?>> COUNTED = List.of(
            Topics.PSEUDO_LABELS,
            Topics.LABELED_FRAMES,
            Topics.MODEL_RELEASES,
            Topics.MODEL_DECISIONS,
            Topics.SERVING_REPORTS);

    private final StreamReading reading;
    private final Ledger ledger = new Ledger();
    private final Refusals refusals = new Refusals();
    private final Remaining remaining = new Remaining();
    private final Map<String, Long> deadLetters = new TreeMap<>();
    private final Set<String> pseudoLabels = new HashSet<>();
    private final Map<TopicSpec<?>, Long> counts = new HashMap<>();
    private final Faults faults = new Faults();
    private long lastRelease;

    /** Says what it wants to know of the topics; the report can be had when the reading has run. */
    public StreamAudit(StreamReading reading) {
        this.reading = reading;
        each(Topics.DEAD_LETTERS, this::deadLetter);
        reading.fields(Topics.FRAMES, List.of("frameId"), this::frame);
        each(Topics.SEGMENTATIONS, this::segmentation);
        reading.fields(Topics.PSEUDO_LABELS, List.of("frame.frameId", "digest"), this::pseudoLabel);
        each(Topics.MODEL_RELEASES, (message, release) -> release(release));
        for (TopicSpec<?> topic : COUNTED) {
            reading.messages(topic, message -> counts.merge(topic, 1L, Long::sum));
        }
    }

    /** @param trainer what a trainer's last checkpoint says of its intake, if that is to be looked at */
    public AuditReport report(Optional<IntakeLedger.Snapshot> trainer) {
        if (ledger.lost() > 0) {
            faults.add(ledger.lost() + " frames have no segmentation, such as " + ledger.someLost(NAMED));
        }
        if (ledger.duplicated() > 0) {
            faults.add(ledger.duplicated() + " segmentations have no frame that owed them");
        }
        refusals.faults(reading.isCutOff(Topics.DEAD_LETTERS)).forEach(faults::add);
        Optional<TrainerIntake> intake = trainer.map(
                checkpoint -> TrainerIntake.of(checkpoint, partition -> reading.end(Topics.FRAMES, partition), faults));
        return new AuditReport(
                ledger.frames(),
                ledger.segmented(),
                ledger.refused(),
                ledger.lost(),
                ledger.duplicated(),
                count(Topics.PSEUDO_LABELS),
                count(Topics.LABELED_FRAMES),
                count(Topics.MODEL_RELEASES),
                count(Topics.MODEL_DECISIONS),
                count(Topics.SERVING_REPORTS),
                deadLetters,
                intake,
                faults.sentences());
    }

    private void deadLetter(ConsumerRecord<?, ?> message, DeadLetter letter) {
        deadLetters.merge(letter.getCause(), 1L, Long::sum);
        if (letter.getTopic().equals(Topics.FRAMES.name())
                && letter.getService().startsWith(INFERENCE)) {
            refusals.letter(place(letter.getTopic(), letter.getPartition(), letter.getOffset()), letter.getAt());
        }
    }

    /** A frame that cannot be read is known by its place. */
    private void frame(ConsumerRecord<?, ?> message, ReadRecord<GenericRecord> read) {
        remaining.frame(message);
        String place = place(message);
        String id = read instanceof ReadRecord.Read<GenericRecord> frame
                ? frame.value().get("frameId").toString()
                : place;
        ledger.frame(id);
        refusals.frame(place, id);
    }

    private void segmentation(ConsumerRecord<?, ?> message, Segmentation segmentation) {
        if (remaining.isOfAnExpiredFrame(message.partition(), segmentation)) {
            return;
        }
        if (segmentation.getOutcome() instanceof Refused) {
            ledger.refused(refusals.refused(segmentation.getFrameId(), segmentation.getSegmentedAt()));
        } else {
            ledger.segmented(segmentation.getFrameId());
        }
    }

    private void pseudoLabel(ConsumerRecord<?, ?> message, ReadRecord<GenericRecord> read) {
        if (read instanceof ReadRecord.Read<GenericRecord> label) {
            String id =
                    ((GenericRecord) label.value().get("frame")).get("frameId").toString();
            if (!remaining.areCutOff() && !ledger.wasSegmented(id)) {
                faults.add("pseudo-label of frame " + id + ", which was never segmented");
            }
            if (!pseudoLabels.add(id + "@" + label.value().get("digest"))) {
                faults.add("two pseudo-labels of frame " + id + " by the same model");
            }
        } else {
            unreadable(message);
        }
    }

    private void release(ModelRelease release) {
        if (release.getNumber() <= lastRelease) {
            faults.add("release " + release.getNumber() + " follows release " + lastRelease + "; numbers must rise");
        }
        lastRelease = release.getNumber();
    }

    private long count(TopicSpec<?> topic) {
        return counts.getOrDefault(topic, 0L);
    }

    private <V extends SpecificRecord> void each(TopicSpec<V> topic, BiConsumer<ConsumerRecord<?, ?>, V> use) {
        reading.records(topic, (message, read) -> {
            if (read instanceof ReadRecord.Read<V> record) {
                use.accept(message, record.value());
            } else {
                unreadable(message);
            }
        });
    }

    private void unreadable(ConsumerRecord<?, ?> message) {
        faults.add("unreadable record on " + place(message));
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return place(message.topic(), message.partition(), message.offset());
    }

    private static String place(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }
}
