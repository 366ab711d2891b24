package io.roadloop.kit.service;

import io.roadloop.kit.files.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code runs: SHA-256 over the files of packages, classes and resources alike, so that two trees of one commit with
 * changes of their own differ.
 */
public final class CodeDigest {

    /** A package's folder, and a class that lies in the same jar, or in the same folder of classes. */
    public record Part(String packages, Class<?> member) {}

    private CodeDigest() {}

    /** Of the code of these packages that runs, hex; packages below them count. */
    public static String of(List<Part> parts) {
        MessageDigest sha = Sha256.begin();
        parts.forEach(part -> add(sha, part));
        return Sha256.hex(sha);
    }

    private static void add(MessageDigest sha, Part part) {
        Path place = place(part.member());
        try {
            if (Files.isDirectory(place)) {
                add(sha, place, part.packages());
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    add(sha, jar.getPath("/"), part.packages());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files of " + place, e);
        }
    }

    private static void add(MessageDigest sha, Path root, String packages) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root.resolve(packages))) {
            all = files.filter(Files::isRegularFile)
                    .sorted((one, other) -> one.toString().compareTo(other.toString()))
                    .toList();
        }
        for (Path file : all) {
            sha.update(root.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            sha.update(Files.readAllBytes(file));
        }
    }

    private static Path place(Class<?> member) {
        try {
            URI place =
                    member.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(place);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where a class lies is an address", e);
        }
    }
}
