package io.roadloop.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder that the build fills with what the children run: {@code broker/lib} and {@code registry}.
 *
 * @param directory libs/embedded/target/runtime of a built checkout, or a copy of it
 */
public record RuntimeHome(Path directory) {

    /** The system property that names the folder; Maven's tests and ./roadloop set it. */
    public static final String PROPERTY = "roadloop.runtime";

    private static final String BUILD = "build it with `mvn -q -pl libs/embedded -am process-resources`";

    public RuntimeHome {
        if (!Files.isDirectory(directory)) {
            throw new RuntimeMissingException("no folder " + directory + " (property " + PROPERTY + "): " + BUILD);
        }
    }

    /**
     * The folder that the system property names, else the one below the checkout that this class was built in.
     *
     * @throws RuntimeMissingException if there is no such folder
     */
    public static RuntimeHome locate() {
        String named = System.getProperty(PROPERTY);
        if (named != null && !named.isBlank()) {
            return new RuntimeHome(Path.of(named));
        }
        // Both target/classes and target/*.jar lie in the module's target folder.
        Path target = ChildJvm.codeSource(RuntimeHome.class).resolveSibling("runtime");
        return new RuntimeHome(target);
    }

    /** The jars of the broker. */
    List<Path> brokerClasspath() {
        return jars(directory.resolve("broker/lib"), ".jar");
    }

    /** The registry's runner; its manifest names the jars in lib beside it. */
    Path registryRunner() {
        return jars(directory.resolve("registry"), "-runner.jar").get(0);
    }

    private static List<Path> jars(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new RuntimeMissingException("no file *" + ending + " in " + folder + ": " + BUILD);
            }
            return found;
        } catch (NoSuchFileException missing) {
            throw new RuntimeMissingException("no folder " + folder + ": " + BUILD);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot list " + folder, broken);
        }
    }
}
