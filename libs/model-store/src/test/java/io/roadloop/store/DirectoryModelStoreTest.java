package io.roadloop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryModelStoreTest {

    @TempDir
    private Path folder;

    private Path base;
    private DirectoryModelStore store;

    @BeforeEach
    void open() {
        base = folder.resolve("models");
        store = new DirectoryModelStore(base);
    }

    @Test
    void shouldGiveBackWhatWasPut() {
        ModelDigest digest = put();

        StoredModel model = store.get(digest);

        assertThat(digest).isEqualTo(ModelDigest.of(Models.ONNX));
        assertThat(model.onnx()).isEqualTo(Models.ONNX);
        assertThat(model.card()).isEqualTo(Models.card());
        assertThat(model.parity()).isEqualTo(Models.PARITY);
    }

    @Test
    void shouldKeepAModelInThreeFilesUnderItsDigest() throws IOException {
        ModelDigest digest = put();

        assertThat(names(base)).containsExactly(digest.hex());
        assertThat(names(base.resolve(digest.hex()))).containsExactly("card.json", "model.onnx", "parity.json");
    }

    @Test
    void shouldOpenAModelsFolderToWhoeverMayOpenTheStore() throws IOException {
        Path ordinary = Files.createDirectory(folder.resolve("ordinary"));

        ModelDigest digest = put();

        assertThat(Files.getPosixFilePermissions(base.resolve(digest.hex())))
                .isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void shouldLeaveAModelAsItIsWhenItIsPutAgain() throws IOException {
        ModelDigest digest = put();
        Object before = Files.getLastModifiedTime(base.resolve(digest.hex()));

        put();

        assertThat(Files.getLastModifiedTime(base.resolve(digest.hex()))).isEqualTo(before);
        assertThat(names(base)).hasSize(1);
    }

    @Test
    void shouldSayThatAModelIsMissing() {
        ModelDigest absent = ModelDigest.of(new byte[] {9});

        assertThatThrownBy(() -> store.get(absent))
                .isInstanceOf(ModelMissingException.class)
                .hasMessage(
                        "model " + absent + " is not in the model store " + base + ": has it been published there?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "card.json", "parity.json"})
    void shouldSayThatAFileOfAModelIsMissing(String name) throws IOException {
        ModelDigest digest = put();
        Files.delete(file(digest, name));

        assertThatThrownBy(() -> store.get(digest))
                .isInstanceOf(ModelDamagedException.class)
                .hasMessage("model " + digest + " is damaged: " + name + " is missing; publish it again");
    }

    @Test
    void shouldNotGiveAModelWhoseBytesHaveAnotherDigest() throws IOException {
        ModelDigest digest = put();
        Files.writeString(file(digest, "model.onnx"), "another file");

        assertThatThrownBy(() -> store.get(digest))
                .isInstanceOf(ModelDamagedException.class)
                .hasMessageContaining("model.onnx has 12 bytes and another digest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.json", "parity.json"})
    void shouldNotGiveAModelWhoseDocumentsCannotBeRead(String name) throws IOException {
        ModelDigest digest = put();
        Files.writeString(file(digest, name), "{ \"model\" : ");

        assertThatThrownBy(() -> store.get(digest))
                .isInstanceOf(ModelDamagedException.class)
                .hasMessageContaining(name + " is not what it should be")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void shouldReplaceADamagedModelWhenItIsPutAgain() throws IOException {
        ModelDigest digest = put();
        Files.writeString(file(digest, "model.onnx"), "another file");

        put();

        assertThat(store.get(digest).onnx()).isEqualTo(Models.ONNX);
        assertThat(names(base)).containsExactly(digest.hex());
    }

    @Test
    void shouldNotSeeAModelThatAnotherProcessIsStillWriting() throws IOException {
        Files.createDirectories(base.resolve(".new-half"));
        Files.write(base.resolve(".new-half/model.onnx"), Models.ONNX);

        assertThatThrownBy(() -> store.get(ModelDigest.of(Models.ONNX))).isInstanceOf(ModelMissingException.class);
    }

    @Test
    void shouldHoldOneWholeModelWhenManyPutItAtOnce() throws IOException {
        List<CompletableFuture<ModelDigest>> puts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> new DirectoryModelStore(base).put(Models.ONNX, Models.card(), Models.PARITY)))
                .toList();

        puts.forEach(CompletableFuture::join);

        assertThat(names(base)).containsExactly(ModelDigest.of(Models.ONNX).hex());
        assertThat(store.get(ModelDigest.of(Models.ONNX)).onnx()).isEqualTo(Models.ONNX);
    }

    @Test
    void shouldSayWhyItCannotBeWritten() throws IOException {
        Files.writeString(base, "a file where the folder should be", StandardCharsets.UTF_8);

        assertThatThrownBy(this::put)
                .isExactlyInstanceOf(ModelStoreException.class)
                .hasMessageContaining(base.toString())
                .hasMessageContaining("check that the folder is writable");
    }

    private ModelDigest put() {
        return store.put(Models.ONNX, Models.card(), Models.PARITY);
    }

    private Path file(ModelDigest digest, String name) {
        return base.resolve(digest.hex()).resolve(name);
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
