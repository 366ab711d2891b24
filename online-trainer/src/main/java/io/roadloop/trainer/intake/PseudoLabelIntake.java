package io.roadloop.trainer.intake;

import io.roadloop.schemas.avro.PseudoLabel;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.trainer.intake.Frames.Label;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.pool.Shelving;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Pseudo-labels, each a whole sample; those that are too deep, too old or held out are passed over and booked so. */
public final class PseudoLabelIntake implements Intake {
    private static final Duration POLL = Duration.ofMillis(500);

    private final Desk<PseudoLabel> desk;
    private final SampleDecoder decoder;
    private final DiskPools pools;
    private final HeldOut heldOut;
    private final IntakeLedger ledger;
    private final PseudoLabelRules rules;
    private final InstantSource clock;

    PseudoLabelIntake(
            Desk<PseudoLabel> desk,
            SampleDecoder decoder,
            DiskPools pools,
            HeldOut heldOut,
            IntakeLedger ledger,
            PseudoLabelRules rules,
            InstantSource clock) {
        this.desk = desk;
        this.decoder = decoder;
        this.pools = pools;
        this.heldOut = heldOut;
        this.ledger = ledger;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Topics.PSEUDO_LABELS.name();
    }

    @Override
    public void start(Consumer<String, byte[]> consumer) {
        Assignment.seekToLedger(consumer, Assignment.assign(consumer, name()), ledger, Tally.PSEUDO_LABELS_EXPIRED);
    }

    @Override
    public Duration turn(Consumer<String, byte[]> consumer) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
            desk.serve(record, this::take);
        }
        pools.dropOlderThan(Pool.TAUGHT, oldest());
        return Duration.ZERO;
    }

    private Outcome take(PseudoLabel label) {
        if (!label.getTaxonomy().equals(decoder.taxonomy().name())) {
            return new Outcome.Refused(
                    "taxonomy",
                    "the pseudo-label's taxonomy is " + label.getTaxonomy() + ", but this trainer learns "
                            + decoder.taxonomy().name());
        }
        if (label.getGeneration() < 1) {
            return new Outcome.Refused(
                    "generation", "a pseudo-label of generation " + label.getGeneration() + ": must be at least 1");
        }
        if (label.getGeneration() > rules.maximumGeneration()) {
            return new Outcome.Done(Tally.PSEUDO_LABELS_TOO_DEEP);
        }
        if (label.getMadeAt().isBefore(oldest())) {
            return new Outcome.Done(Tally.PSEUDO_LABELS_TOO_OLD);
        }
        Label mask = new Label(Optional.of(label.getMask()), label.getGeneration(), EncodedSample.TARGET);
        return Frames.use(label.getFrame(), mask, label.getMadeAt(), decoder, (encoded, sample) -> heldOut.put(
                        Pool.TAUGHT, encoded, sample)
                .map(PseudoLabelIntake::tally)
                .orElse(Tally.PSEUDO_LABELS_HELD_OUT));
    }

    private static Tally tally(Shelving shelving) {
        return shelving == Shelving.NO_ROOM ? Tally.PSEUDO_LABELS_WITHOUT_ROOM : Tally.PSEUDO_LABELS_TAKEN;
    }

    private Instant oldest() {
        return clock.instant().minus(rules.maximumAge());
    }
}
