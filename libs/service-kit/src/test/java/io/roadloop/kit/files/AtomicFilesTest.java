package io.roadloop.kit.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldWriteIntoFoldersThatAreMissing() throws IOException {
        Path file = folder.resolve("a/b/status.json");

        AtomicFiles.write(file, "{}");

        assertThat(file).hasContent("{}");
    }

    @Test
    void shouldLetOthersReadAsTheyMayReadAnyFile() throws IOException {
        Path ordinary = Files.createFile(folder.resolve("ordinary"));
        Path file = folder.resolve("status.json");

        AtomicFiles.write(file, "{}");

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void shouldReplaceAndLeaveNothingBeside() throws IOException {
        Path file = folder.resolve("status.json");
        AtomicFiles.write(file, "old");

        AtomicFiles.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(folder).isDirectoryContaining("glob:**/status.json");
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void shouldLeaveTheOldContentWhenItCannotWrite() throws IOException {
        Path target = Files.createDirectories(folder.resolve("taken/inside")).getParent();

        assertThatThrownBy(() -> AtomicFiles.write(target, "new")).isInstanceOf(IOException.class);

        assertThat(target.resolve("inside")).isDirectory();
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void shouldChangeNoFileOfSeveralWhereOneCannotBeWritten() throws IOException {
        Path report = folder.resolve("report.json");
        Path inFile = Files.createFile(folder.resolve("file")).resolve("model.onnx");
        AtomicFiles.write(report, "old");
        Map<Path, byte[]> both = new LinkedHashMap<>();
        both.put(report, new byte[] {1});
        both.put(inFile, new byte[] {2});

        assertThatThrownBy(() -> AtomicFiles.writeAll(both)).isInstanceOf(IOException.class);

        assertThat(report).hasContent("old");
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void shouldNeverShowAPartToAReader() throws Exception {
        Path file = folder.resolve("status.json");
        String one = "1".repeat(50_000);
        String two = "2".repeat(50_000);
        AtomicFiles.write(file, one);

        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20; i++) {
                writeQuietly(file, i % 2 == 0 ? two : one);
            }
        });
        while (!writer.isDone()) {
            assertThat(Files.readString(file)).isIn(one, two);
        }

        writer.join();
    }

    private static void writeQuietly(Path file, String content) {
        try {
            AtomicFiles.write(file, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
