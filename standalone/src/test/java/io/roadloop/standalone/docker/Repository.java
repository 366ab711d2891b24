package io.roadloop.standalone.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of this repository. */
final class Repository {

    /** Maven tells the module's folder; an IDE starts in it. */
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""))
            .toAbsolutePath()
            .resolve("..")
            .normalize();

    private static final ObjectMapper JSON = new ObjectMapper();

    private Repository() {}

    static Path path(String relative) {
        return ROOT.resolve(relative).normalize();
    }

    static String text(String relative) {
        try {
            return Files.readString(path(relative));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** YAML with anchors and merge keys resolved. */
    static JsonNode yaml(String text) {
        Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return JSON.valueToTree(tree);
    }

    /** Text of the first element of this name in the root POM: its version, or one of the versions it pins. */
    static String pom(String element) {
        String pom = text("pom.xml");
        int start = pom.indexOf("<" + element + ">") + element.length() + 2;
        return pom.substring(start, pom.indexOf("</" + element + ">", start));
    }
}
