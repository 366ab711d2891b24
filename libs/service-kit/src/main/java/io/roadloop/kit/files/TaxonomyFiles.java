package io.roadloop.kit.files;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.settings.Settings;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.Taxonomy;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Taxonomies by name or of the user's own; {@code ignored} may be left out:
 *
 * <pre>{@code
 * name: yard-3
 * classes:
 *   - { name: ground, color: "#804080" }
 *   - { name: forklift, color: "#ff0000" }
 *   - { name: person, color: "#00ff00" }
 * ignored: [3]
 * }</pre>
 */
public final class TaxonomyFiles {

    private TaxonomyFiles() {}

    private record Entry(String name, Colour color) {}

    private record Document(String name, List<Entry> classes, Optional<Set<Integer>> ignored) {}

    /**
     * The taxonomy of a name that ships with Roadloop, or of a YAML file.
     *
     * @throws UserErrorException if there is neither, naming those that ship, or if the file breaks a rule
     */
    public static Taxonomy resolve(String nameOrYamlPath) {
        if (Taxonomies.names().contains(nameOrYamlPath)) {
            return Taxonomies.named(nameOrYamlPath);
        }
        return file(nameOrYamlPath)
                .map(TaxonomyFiles::read)
                .orElseThrow(() -> new UserErrorException("unknown taxonomy '" + nameOrYamlPath + "': use one of "
                        + String.join(", ", Taxonomies.names()) + ", or the path of a YAML file of your own"));
    }

    private static Optional<Path> file(String path) {
        try {
            return Optional.of(Path.of(path)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Taxonomy read(Path file) {
        Document document = Settings.document(Document.class, file);
        try {
            return new Taxonomy(
                    document.name(),
                    document.classes().stream()
                            .map(entry -> new ClassSpec(
                                    entry.name(),
                                    entry.color().red(),
                                    entry.color().green(),
                                    entry.color().blue()))
                            .toList(),
                    document.ignored().orElse(Set.of()));
        } catch (IllegalArgumentException e) {
            throw new UserErrorException("taxonomy file " + file + ": " + e.getMessage(), e);
        }
    }
}
