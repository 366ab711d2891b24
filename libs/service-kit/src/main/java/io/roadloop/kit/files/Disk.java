package io.roadloop.kit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What survives a power cut: a rename may reach the disk before the content does, unless that is forced first. */
final class Disk {

    private Disk() {}

    static void forceFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Forces the names in a folder. Some file systems cannot: then a rename may be lost, but nothing is half there. */
    private static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            return;
        }
    }

    /** Forces the name that a path has got in its folder. */
    static void forceNameOf(Path renamed) {
        Path folder = renamed.toAbsolutePath().getParent();
        if (folder != null) {
            forceNames(folder);
        }
    }

    /** Forces all that is in a folder. */
    static void forceTree(Path folder) throws IOException {
        for (Path path : deepestFirst(folder)) {
            if (Files.isDirectory(path)) {
                forceNames(path);
            } else {
                forceFile(path);
            }
        }
    }

    static List<Path> deepestFirst(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
