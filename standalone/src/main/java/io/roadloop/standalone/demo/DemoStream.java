package io.roadloop.standalone.demo;

import io.roadloop.embedded.EmbeddedBroker;
import io.roadloop.embedded.EmbeddedRegistry;
import io.roadloop.embedded.Ports;
import io.roadloop.schemas.topics.TopicAdmin;
import io.roadloop.schemas.topics.Topics;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import org.apache.kafka.clients.admin.Admin;

/** The demo's broker and registry. Owns both child processes; closing ends them. */
final class DemoStream implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final EmbeddedRegistry registry;

    private DemoStream(EmbeddedBroker broker, EmbeddedRegistry registry) {
        this.broker = broker;
        this.registry = registry;
    }

    /** @throws io.roadloop.embedded.PortInUseException if a port that was asked for is taken */
    static void requirePorts(DemoSettings settings) {
        Ports.requireFree("broker", settings.kafkaPort());
        Ports.requireFree("registry", settings.registryPort());
    }

    static DemoStream start(DemoSettings settings, DemoFolders folders, DemoLine line) {
        line.say("starting a Kafka broker and a schema registry");
        EmbeddedBroker broker = EmbeddedBroker.start(folders.broker(), settings.kafkaPort());
        try {
            return new DemoStream(broker, EmbeddedRegistry.start(folders.registry(), settings.registryPort()));
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    WireSettings wire() {
        return WireSettings.plain(broker.bootstrapServers(), registry.url());
    }

    void prepareTopics(AvroWire wire) {
        try (Admin admin = Admin.create(wire.settings().kafka().adminProperties())) {
            TopicAdmin.ensure(admin, Topics.all());
        }
        wire.register();
    }

    /**
     * Without its broker nothing of a run can be seen or saved.
     *
     * @throws IllegalStateException if it has ended
     */
    void requireAlive() {
        if (!broker.child().isAlive()) {
            throw new IllegalStateException(
                    "the broker has ended; see " + broker.child().logFile());
        }
    }

    void watch(Memory memory) {
        memory.watch("broker", () -> broker.child().rssBytes());
        memory.watch("registry", () -> registry.child().rssBytes());
    }

    @Override
    public void close() {
        try {
            registry.close();
        } finally {
            broker.close();
        }
    }
}
