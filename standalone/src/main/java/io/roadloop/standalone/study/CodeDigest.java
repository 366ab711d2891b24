package io.roadloop.standalone.study;

import ai.djl.engine.Engine;
import io.roadloop.graph.Graph;
import io.roadloop.trainer.step.Learning;
import io.roadloop.vision.LabelMask;
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
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which code decides a row: SHA-256 over the files of trainer, layer graph and vision, and of this package, classes and
 * kernels alike, and the engine's version. A commit that changes none of them, to a page of the docs or to a service,
 * leaves finished rows what they are; two trees of one commit with changes of their own have two digests.
 */
final class CodeDigest {
    /** A package's folder, and a class that lies in the same jar, or in the same folder of classes. */
    private record Part(String packages, Class<?> member) {}

    private static final List<Part> PARTS = List.of(
            new Part("io/roadloop/trainer", Learning.class),
            new Part("io/roadloop/graph", Graph.class),
            new Part("io/roadloop/vision", LabelMask.class),
            new Part("io/roadloop/standalone/study", CodeDigest.class));

    private CodeDigest() {}

    /** Of the code that runs. */
    static String here() {
        MessageDigest sha = sha256();
        PARTS.forEach(part -> add(sha, part));
        sha.update(Engine.getEngine("PyTorch").getVersion().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
