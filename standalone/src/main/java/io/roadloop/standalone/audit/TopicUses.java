package io.roadloop.standalone.audit;

import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Who wants what of one topic. A record is decoded once, and only if somebody wants it whole. */
final class TopicUses<V extends SpecificRecord> {

    private final String name;
    private final WireReader<V> reader;
    private final List<Consumer<ConsumerRecord<String, byte[]>>> ofMessages = new ArrayList<>();
    private final List<BiConsumer<ConsumerRecord<String, byte[]>, ReadRecord<V>>> ofRecords = new ArrayList<>();

    TopicUses(String name, WireReader<V> reader) {
        this.name = name;
        this.reader = reader;
    }

    String name() {
        return name;
    }

    void messages(Consumer<ConsumerRecord<String, byte[]>> use) {
        ofMessages.add(use);
    }

    void records(BiConsumer<ConsumerRecord<String, byte[]>, ReadRecord<V>> use) {
        ofRecords.add(use);
    }

    void take(ConsumerRecord<String, byte[]> message) {
        ofMessages.forEach(use -> use.accept(message));
        if (!ofRecords.isEmpty()) {
            ReadRecord<V> record = reader.read(message.value());
            ofRecords.forEach(use -> use.accept(message, record));
        }
    }
}
