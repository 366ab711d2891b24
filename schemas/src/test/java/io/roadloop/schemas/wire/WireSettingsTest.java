package io.roadloop.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireSettingsTest {

    private static final Map<String, String> SECRETS =
            Map.of("security.protocol", "SASL_SSL", "sasl.jaas.config", "password=hunter2");

    @Test
    void shouldPassSecurityPropertiesThroughAndNeverPrintTheirValues() {
        // Given
        WireSettings settings = new WireSettings(
                new KafkaSettings("a:9092,b:9093", SECRETS),
                new RegistrySettings("https://registry/apis", Map.of("basic.auth.user.info", "me:hunter2")));

        // When
        String printed = settings.toString();

        // Then
        assertThat(printed).contains("a:9092", "sasl.jaas.config", "basic.auth.user.info");
        assertThat(printed).doesNotContain("hunter2");
        assertThat(settings.kafka().producerProperties()).containsAllEntriesOf(SECRETS);
        assertThat(settings.kafka().consumerProperties("g")).containsAllEntriesOf(SECRETS);
        assertThat(settings.kafka().adminProperties()).containsAllEntriesOf(SECRETS);
    }

    @Test
    void shouldKeepWhatCorrectnessRestsOnWhenPropertiesSayOtherwise() {
        // Given
        KafkaSettings settings = new KafkaSettings(
                "[::1]:9092", Map.of("enable.auto.commit", "true", "acks", "0", "max.request.size", "100"));

        // When, Then
        assertThat(settings.consumerProperties("g"))
                .containsEntry("enable.auto.commit", false)
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("allow.auto.create.topics", false)
                .containsEntry("group.id", "g");
        assertThat(settings.producerProperties())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("max.request.size", "100");
        assertThat(settings.consumerProperties()).doesNotContainKey("group.id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "localhost:", "http://localhost:9092", "a:9092;b:9092"})
    void shouldNameTheKeyAndTheRuleWhenTheServersAreNone(String servers) {
        assertThatThrownBy(() -> new KafkaSettings(servers, Map.of()))
                .isInstanceOf(InvalidWireSettingException.class)
                .hasMessage("kafka.bootstrap-servers is '" + servers + "', must read host:port[,host:port]");
    }

    @Test
    void shouldRefuseASecondPlaceForTheServers() {
        assertThatThrownBy(() -> new KafkaSettings("a:1", Map.of("bootstrap.servers", "b:1")))
                .hasMessageContaining("kafka.bootstrap-servers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "registry:8081", "ftp://registry", "http:///apis", "http://a b"})
    void shouldNameTheKeyAndTheRuleWhenTheRegistryIsNoUrl(String url) {
        assertThatThrownBy(() -> new RegistrySettings(url, Map.of()))
                .isInstanceOf(InvalidWireSettingException.class)
                .hasMessageContaining("registry.url is ")
                .hasMessageContaining("must read http(s)://host[:port][/path]");
    }

    @Test
    void shouldRefuseAPasswordInTheUrlWithoutRepeatingIt() {
        assertThatThrownBy(() -> new RegistrySettings("https://me:hunter2@registry", Map.of()))
                .hasMessageContaining("basic.auth.user.info")
                .message()
                .doesNotContain("hunter2");
    }
}
