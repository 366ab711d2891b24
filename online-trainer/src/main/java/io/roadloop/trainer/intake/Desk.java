package io.roadloop.trainer.intake;

import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.UnreadableCause;
import io.roadloop.schemas.wire.WireReader;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Takes the records of one topic one by one: reads the bytes, hands the record on, books what became of it, and sends
 * a dead letter for what cannot be used.
 */
final class Desk<V extends SpecificRecord> {
    private static final String UNUSABLE = "unusable";

    private final WireReader<V> reader;
    private final DeadLetterSink deadLetters;
    private final IntakeLedger ledger;

    Desk(WireReader<V> reader, DeadLetterSink deadLetters, IntakeLedger ledger) {
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
    }

    /**
     * @param use what is made of the record
     * @throws io.roadloop.schemas.wire.RegistryUnavailableException if the schema cannot be had now: the record is not
     *     to blame, try again later
     */
    void serve(ConsumerRecord<String, byte[]> record, Function<V, Outcome> use) {
        Outcome outcome = outcome(record, use);
        if (outcome instanceof Outcome.Refused refused) {
            giveUp(record, refused);
        } else if (outcome instanceof Outcome.Done done) {
            book(record, done.as());
        }
    }

    /** Books a record that needs no reading, e.g. a tombstone. */
    void book(ConsumerRecord<String, byte[]> record, Tally as) {
        ledger.advance(record.topic(), record.partition(), record.offset() + 1, as, 1);
    }

    private Outcome outcome(ConsumerRecord<String, byte[]> record, Function<V, Outcome> use) {
        if (record.value() == null) {
            return new Outcome.Refused(UnreadableCause.NOT_AVRO.code(), "a tombstone, on a topic that has none");
        }
        ReadRecord<V> read = reader.read(record.value());
        if (read instanceof ReadRecord.Unreadable<V> unreadable) {
            return new Outcome.Refused(unreadable.cause().code(), unreadable.detail());
        }
        try {
            return use.apply(((ReadRecord.Read<V>) read).value());
        } catch (KafkaException | UncheckedIOException notTheRecordsFault) {
            throw notTheRecordsFault;
        } catch (RuntimeException e) {
            return new Outcome.Refused(UNUSABLE, e.toString());
        }
    }

    private void giveUp(ConsumerRecord<String, byte[]> record, Outcome.Refused refused) {
        boolean again = ledger.position(record.topic(), record.partition()).orElse(0) > record.offset();
        if (!again) {
            deadLetters.send(refused.cause(), refused.detail(), record);
        }
        book(record, Tally.DEAD_LETTERS);
    }
}
