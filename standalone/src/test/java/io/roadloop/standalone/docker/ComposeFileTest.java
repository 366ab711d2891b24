package io.roadloop.standalone.docker;

import static io.roadloop.standalone.docker.ContainerService.COMPOSE;
import static io.roadloop.standalone.docker.ContainerService.DOCKERFILE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.roadloop.schemas.wire.KafkaSettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeFileTest {

    /** EmbeddedRegistry's path of Confluent's API. */
    private static final String API = "/apis/ccompat/v7";

    private final JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Repository.text("standalone/src/test/resources/docker/compose.schema.json"));

    @Test
    void shouldHoldOnlyWhatComposeKnows() {
        assertThat(schema.validate(COMPOSE.root())).isEmpty();
    }

    @Test
    void shouldNotBeValidWithAMistypedKey() {
        ObjectNode mistyped = COMPOSE.root().deepCopy();
        ((ObjectNode) mistyped.at("/services/ingest")).put("enviroment", "x");

        assertThat(schema.validate(mistyped)).isNotEmpty();
    }

    @Test
    void shouldPinImagesToTheVersionsOfTheBuild() {
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + Repository.pom("kafka.version"));
        assertThat(image("registry"))
                .isEqualTo("apicurio/apicurio-registry-kafkasql:" + Repository.pom("apicurio.version"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldBuildAStageOfTheDockerfile(ContainerService service) {
        JsonNode build = COMPOSE.service(service.id()).path("build");

        assertThat(Repository.path("docker/" + build.path("context").asText())).isEqualTo(Repository.path(""));
        assertThat(build.path("dockerfile").asText()).isEqualTo("docker/Dockerfile");
        assertThat(build.path("target").asText()).isEqualTo(service.id());
        assertThat(DOCKERFILE.stages()).containsKey(service.id());
        assertThat(image(service.id()))
                .isEqualTo("roadloop/" + service.id() + ":"
                        + Repository.pom("version").replace("-SNAPSHOT", ""));
    }

    @ParameterizedTest
    @EnumSource
    void shouldSetOnlyWhatTheServiceHeeds(ContainerService service) {
        assertThat(COMPOSE.environment(service.id()).keySet()).isNotEmpty().allMatch(service::heeds);
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowHealthToThisHostAloneAtTheServicesUsualPort(ContainerService service) {
        int usual = service.defaults().at("/health/port").asInt();

        assertThat(COMPOSE.ports(service.id()))
                .containsExactly(
                        "127.0.0.1:" + usual + ":" + service.settings().health().port());
    }

    @ParameterizedTest
    @EnumSource
    void shouldSendTheServiceToTheBrokerAndTheRegistryOfTheFile(ContainerService service) {
        URI registry = URI.create(service.text("registry.url"));

        assertThat(COMPOSE.environment("kafka")
                        .get("KAFKA_ADVERTISED_LISTENERS")
                        .split(","))
                .contains("INSIDE://" + service.text("kafka.bootstrap-servers"));
        assertThat(registry).hasHost("registry").hasPort(8080).hasPath(API);
        assertThat(COMPOSE.ports("registry")).containsExactly("127.0.0.1:8081:8080");
    }

    @Test
    void shouldShowTheBrokerToThisHostAsItsListenerSays() {
        Map<String, String> broker = COMPOSE.environment("kafka");

        assertThat(broker.get("KAFKA_ADVERTISED_LISTENERS").split(",")).contains("HOST://localhost:9092");
        assertThat(broker.get("KAFKA_LISTENERS").split(",")).contains("HOST://:9092");
        assertThat(COMPOSE.ports("kafka")).containsExactly("127.0.0.1:9092:9092");
    }

    @Test
    void shouldCheckBrokerAndRegistryWhereTheyListen() {
        assertThat(check("kafka")).contains("/dev/tcp/localhost/19092");
        assertThat(COMPOSE.environment("kafka").get("KAFKA_LISTENERS").split(","))
                .contains("INSIDE://:19092");
        assertThat(check("registry")).contains("/dev/tcp/localhost/8080 ", "GET " + API + "/subjects HTTP/1.0");
        assertThat(COMPOSE.environment("registry"))
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", ContainerService.INGEST.text("kafka.bootstrap-servers"));
    }

    @Test
    void shouldLetTheBrokerTakeTheLargestRecordAndMakeNoTopicByItself() {
        String largest = Integer.toString(KafkaSettings.MAX_RECORD_BYTES);

        assertThat(COMPOSE.environment("kafka"))
                .containsEntry("KAFKA_MESSAGE_MAX_BYTES", largest)
                .containsEntry("KAFKA_REPLICA_FETCH_MAX_BYTES", largest)
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    }

    @Test
    void shouldAskNoSecondNodeOfTheBroker() {
        assertThat(COMPOSE.environment("kafka").entrySet())
                .filteredOn(e -> e.getKey().matches(".*_(REPLICATION_FACTOR|MIN_ISR|MIN_INSYNC_REPLICAS)"))
                .hasSize(7)
                .allMatch(e -> e.getValue().equals("1"));
    }

    private static String image(String service) {
        return COMPOSE.service(service).path("image").asText();
    }

    /** The script of a health check of the form CMD bash -c SCRIPT. */
    private static String check(String service) {
        return COMPOSE.service(service).at("/healthcheck/test/3").asText();
    }
}
