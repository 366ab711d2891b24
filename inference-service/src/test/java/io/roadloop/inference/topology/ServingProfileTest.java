package io.roadloop.inference.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.kit.settings.InvalidSettingException;
import io.roadloop.schemas.wire.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServingProfileTest {

    private static final Duration DEADLINE = Duration.ofMillis(400);
    private static final Duration TRANSACTION = Duration.ofSeconds(2);

    @Test
    void shouldBeTheProfileThatComesBackWithinFourSecondsOfAKill() {
        Properties properties = properties(Delivery.EXACTLY_ONCE, Map.of());
        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("commit.interval.ms", 50L)
                .containsEntry("main.consumer.group.instance.id", "inference-7")
                .containsEntry("main.consumer.session.timeout.ms", 6000)
                .containsEntry("main.consumer.heartbeat.interval.ms", 1500)
                .containsEntry("producer.transaction.timeout.ms", 2000)
                .containsEntry("main.consumer.max.poll.records", 16)
                .containsEntry("producer.linger.ms", 0);
    }

    @Test
    void shouldDeliverAtLeastOnceWhereLatencyIsAskedFor() {
        assertThat(properties(Delivery.LOW_LATENCY, Map.of()))
                .containsEntry("processing.guarantee", "at_least_once")
                .doesNotContainKey("producer.transaction.timeout.ms");
    }

    @Test
    void shouldBePropertiesThatKafkaStreamsAccepts() {
        for (Delivery delivery : Delivery.values()) {
            StreamsConfig config = new StreamsConfig(properties(delivery, Map.of()));
            assertThat(config.getMainConsumerConfigs("roadloop", "client", 1))
                    .containsEntry("group.instance.id", "inference-7-1");
        }
    }

    @Test
    void shouldRefuseATransactionThatASlowModelOutlasts() {
        assertThatThrownBy(() -> new ServingProfile(Delivery.EXACTLY_ONCE, Duration.ofMillis(451), TRANSACTION))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("serving.transaction-timeout = 2000ms")
                .hasMessageContaining("2004ms");
    }

    @Test
    void shouldAcceptATransactionOfExactlyFourTimesCommitAndDeadline() {
        ServingProfile profile = new ServingProfile(Delivery.EXACTLY_ONCE, Duration.ofMillis(450), TRANSACTION);
        assertThat(profile.commitInterval()).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void shouldPassTheUsersSecurityOn() {
        Properties properties = properties(
                Delivery.EXACTLY_ONCE, Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512"));
        assertThat(properties)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processing.guarantee",
                "producer.transaction.timeout.ms",
                "main.consumer.session.timeout.ms",
                "consumer.isolation.level",
                "commit.interval.ms",
                "acks"
            })
    void shouldRefuseAPassedPropertyThatWouldBreakTheProfile(String key) {
        assertThatThrownBy(() -> properties(Delivery.EXACTLY_ONCE, Map.of(key, "1")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("kafka.properties." + key)
                .hasMessageContaining("serving.*");
    }

    private static Properties properties(Delivery delivery, Map<String, String> own) {
        return StreamsProperties.of(
                new KafkaSettings("localhost:9092", own),
                new ServingProfile(delivery, DEADLINE, TRANSACTION),
                "roadloop",
                "inference-7",
                2,
                Path.of("state"));
    }
}
