package io.roadloop.schemas.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates topics from their specs, and checks those that exist. */
public final class TopicAdmin {

    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private TopicAdmin() {}

    /**
     * Creates what is missing and returns when all topics are visible and as their specs want them. Several services may
     * call it at once.
     *
     * @throws TopicMismatchException if a topic exists with other settings than its consumers rely on
     * @throws KafkaException if the cluster refuses or cannot be reached
     */
    public static void ensure(Admin admin, Collection<? extends TopicSpec<?>> specs) {
        admin.createTopics(specs.stream().map(TopicSpec::newTopic).toList())
                .values()
                .values()
                .forEach(created -> {
                    try {
                        get(created);
                    } catch (TopicExistsException ours) {
                        // Checked below, whoever made it.
                    }
                });
        Map<String, TopicDescription> described = described(admin, specs);
        Map<ConfigResource, Config> configs = get(
                admin.describeConfigs(specs.stream().map(TopicAdmin::resource).toList())
                        .all());
        List<String> faults = new ArrayList<>();
        for (TopicSpec<?> spec : specs) {
            checkPartitions(spec, described, faults);
            checkSettings(spec, configs, faults);
        }
        if (!faults.isEmpty()) {
            throw new TopicMismatchException(faults);
        }
    }

    private static void checkPartitions(
            TopicSpec<?> spec, Map<String, TopicDescription> described, List<String> faults) {
        TopicDescription topic = described.get(spec.name());
        int partitions = topic == null ? 0 : topic.partitions().size();
        boolean fits = spec.partitions() == 1 ? partitions == 1 : partitions >= spec.partitions();
        if (!fits) {
            faults.add("topic " + spec.name() + " has " + partitions + " partitions, must have "
                    + (spec.partitions() == 1 ? "exactly 1" : "at least " + spec.partitions()));
        }
    }

    /** How long an operator keeps records is theirs to change; how records are cleaned, stamped and cut off is not. */
    private static void checkSettings(TopicSpec<?> spec, Map<ConfigResource, Config> configs, List<String> faults) {
        Config config = configs.getOrDefault(resource(spec), new Config(List.of()));
        for (String key : List.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)) {
            String wanted = spec.configuration().getOrDefault(key, "");
            String found = value(config, key);
            if (!wanted.equals(found)) {
                faults.add("topic " + spec.name() + " has " + key + "=" + found + ", must have " + wanted);
            }
        }
        String bytes = value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        if (bytes.isEmpty() || Long.parseLong(bytes) < spec.maxBytes()) {
            faults.add("topic " + spec.name() + " has " + TopicConfig.MAX_MESSAGE_BYTES_CONFIG + "=" + bytes
                    + ", must have at least " + spec.maxBytes());
        }
    }

    private static String value(Config config, String key) {
        return config.get(key) == null ? "" : config.get(key).value();
    }

    private static ConfigResource resource(TopicSpec<?> spec) {
        return new ConfigResource(ConfigResource.Type.TOPIC, spec.name());
    }

    /** The controller answers a creation a moment before every broker knows of the topic. */
    private static Map<String, TopicDescription> described(Admin admin, Collection<? extends TopicSpec<?>> specs) {
        long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
        while (true) {
            try {
                return get(
                        admin.describeTopics(specs.stream().map(TopicSpec::name).toList())
                                .allTopicNames());
            } catch (UnknownTopicOrPartitionException notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(VISIBLE_WITHIN.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new org.apache.kafka.common.errors.TimeoutException("the cluster did not answer", late);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException cause ? cause : new KafkaException(failed.getCause());
        }
    }
}
