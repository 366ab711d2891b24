package io.roadloop.standalone.docker;

import static io.roadloop.standalone.docker.ContainerService.COMPOSE;
import static io.roadloop.standalone.docker.ContainerService.DOCKERFILE;
import static io.roadloop.standalone.docker.ContainerService.INFERENCE_SERVICE;
import static io.roadloop.standalone.docker.ContainerService.ONLINE_TRAINER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files and folders that settings name, as the containers have them. */
class ContainerFilesTest {

    /** The default of {@code ./roadloop keys}. */
    private static final KeyId KEY = KeyId.parse("roadloop-1");

    @ParameterizedTest
    @EnumSource
    void shouldMountFilesThatAreThereOrThatTheKeysCommandMakes(ContainerService service, @TempDir Path keys) {
        KeyFiles.generate(keys, KEY);

        List<Compose.Mount> files = COMPOSE.mounts(service.id()).stream()
                .filter(Compose.Mount::isFile)
                .toList();

        assertThat(files).isNotEmpty().allMatch(Compose.Mount::readOnly);
        assertThat(files).extracting(Compose.Mount::source).allSatisfy(source -> {
            Path made = keys.resolve(source.replaceFirst("^keys/", ""));
            assertThat(source.startsWith("keys/") ? made : Repository.path("docker/" + source))
                    .isRegularFile();
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveEachFolderOfTheSettingsAPlace(ContainerService service) {
        String made = String.join(" ", DOCKERFILE.all(service.id(), "RUN")) + " ";

        assertThat(leaves(service.tree()))
                .filteredOn(value -> value.startsWith("/"))
                .allMatch(path -> COMPOSE.mountOf(service.id(), path).isPresent()
                        || COMPOSE.mounts(service.id()).stream()
                                .anyMatch(mount -> mount.target().startsWith(path + "/"))
                        || made.contains(" " + path + " "));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveNoFolderOfTheDefaultsInTheContainersOwnLayer(ContainerService service) {
        assertThat(leaves(service.tree())).noneMatch(value -> value.startsWith("data/"));
    }

    @Test
    void shouldShareOneModelStoreThatOnlyTheTrainerWrites() {
        Compose.Mount written = mount(ONLINE_TRAINER, ONLINE_TRAINER.text("releases.store"));
        Compose.Mount read = mount(INFERENCE_SERVICE, INFERENCE_SERVICE.text("releases.store"));

        assertThat(written.source()).isEqualTo(read.source());
        assertThat(COMPOSE.root().path("volumes").has(written.source())).isTrue();
        assertThat(written.readOnly()).isFalse();
        assertThat(read.readOnly()).isTrue();
    }

    @Test
    void shouldKeepTheTrainersStateOverItsContainers() {
        Compose.Mount state = mount(ONLINE_TRAINER, ONLINE_TRAINER.text("state-directory"));

        assertThat(COMPOSE.root().path("volumes").has(state.source())).isTrue();
        assertThat(state.readOnly()).isFalse();
    }

    @Test
    void shouldGiveThePrivateKeyToTheTrainerAlone() {
        String file = KeyFiles.privateFile(Path.of("keys"), KEY).toString();

        assertThat(COMPOSE.root().path("services").properties())
                .filteredOn(
                        service -> service.getValue().path("volumes").toString().contains(".key.pem")
                                || COMPOSE.mounts(service.getKey()).stream()
                                        .anyMatch(mount -> file.startsWith(mount.source() + "/")))
                .extracting(Map.Entry::getKey)
                .containsExactly("online-trainer");
        assertThat(ONLINE_TRAINER.onHost(ONLINE_TRAINER.text("releases.signing-key")))
                .isEqualTo(Repository.path("docker/" + file));
    }

    @ParameterizedTest
    @EnumSource(names = {"ONLINE_TRAINER", "INFERENCE_SERVICE"})
    void shouldGiveThePublicKeyToWhoeverVerifies(ContainerService service) {
        Path inContainer = KeyFiles.publicFile(Path.of(service.text("releases.keys")), KEY);

        assertThat(service.onHost(inContainer.toString()))
                .isEqualTo(Repository.path("docker/" + KeyFiles.publicFile(Path.of("keys"), KEY)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheSettingsFileToWhatDiffersFromTheDefaults(ContainerService service) {
        JsonNode own = Repository.yaml(Repository.text("docker/settings/" + service.id() + ".yaml"));

        assertThat(sameKeys("", own, service.defaults())).isEmpty();
    }

    private static Stream<String> sameKeys(String at, JsonNode own, JsonNode defaults) {
        return own.properties().stream().flatMap(e -> {
            JsonNode ofDefaults = defaults.path(e.getKey());
            return e.getValue().isObject()
                    ? sameKeys(at + e.getKey() + ".", e.getValue(), ofDefaults)
                    : e.getValue().equals(ofDefaults) ? Stream.of(at + e.getKey()) : Stream.empty();
        });
    }

    private static Compose.Mount mount(ContainerService service, String path) {
        return COMPOSE.mountOf(service.id(), path).orElseThrow();
    }

    private static Stream<String> leaves(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(ContainerFilesTest::leaves)
                : Stream.of(node.asText());
    }
}
