package io.roadloop.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The settings of a one-node KRaft broker on the loopback address. */
final class BrokerProperties {

    private static final String NODE = "1";
    private static final int MESSAGE_BYTES = 4 * 1024 * 1024;

    private BrokerProperties() {}

    /** Writes DIRECTORY/server.properties; data lies in DIRECTORY/data. */
    static Path write(Path directory, int port, int controllerPort) throws IOException {
        Properties properties = new Properties();
        properties.putAll(node(directory, port, controllerPort));
        properties.putAll(ONE_NODE);
        properties.putAll(QUICK);
        properties.putAll(SMALL);
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at each start of the embedded broker");
        }
        return file;
    }

    /** A static quorum of one: nothing of the controller's port is stored, so it may change from start to start. */
    private static Map<String, String> node(Path directory, int port, int controllerPort) {
        Map<String, String> node = new TreeMap<>();
        node.put("process.roles", "broker,controller");
        node.put("node.id", NODE);
        node.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        node.put("controller.listener.names", "CONTROLLER");
        node.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT");
        node.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        node.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        node.put("log.dirs", directory.resolve("data").toString());
        return node;
    }

    private static final Map<String, String> ONE_NODE = Map.of(
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "default.replication.factor", "1",
            "min.insync.replicas", "1",
            // Topics come from the TopicSpecs; a mistyped name must not become one.
            "auto.create.topics.enable", "false");

    /** Recovery: a restart after SIGKILL takes 15 s with the default sessions, 6.5 s with these. */
    private static final Map<String, String> QUICK = Map.of(
            "group.initial.rebalance.delay.ms", "0",
            "broker.session.timeout.ms", "2500",
            "broker.heartbeat.interval.ms", "500",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "log.retention.check.interval.ms", "30000");

    /** Memory and files: frames of up to 4 MiB in a heap of 160 MB, a few partitions where Kafka makes 50. */
    private static final Map<String, String> SMALL = Map.of(
            "message.max.bytes", Integer.toString(MESSAGE_BYTES),
            "replica.fetch.max.bytes", Integer.toString(MESSAGE_BYTES),
            "log.cleaner.dedupe.buffer.size", "8388608",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.num.partitions", "1",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "num.recovery.threads.per.data.dir", "2");
}
