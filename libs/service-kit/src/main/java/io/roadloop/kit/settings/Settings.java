package io.roadloop.kit.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Settings of type {@code T} with the tree they were bound from.
 *
 * <p>Components are named in kebab-case; a component is a number, a boolean, a text, a {@link Path}, an enum, a
 * {@link java.time.Duration}, a {@link DataSize}, any type with a public static {@code parse(String)}, a list or set of
 * these (YAML list, or one text with commas), an {@link Optional}, a {@code Map<String, …>} with free names, or a
 * record of such. A {@code long} or {@code int} whose key ends in {@code bytes} also takes a size.
 *
 * @param <T> a record, validated by its compact constructors
 */
public final class Settings<T extends Record> {

    private final T value;
    private final ObjectNode tree;

    private Settings(T value, ObjectNode tree) {
        this.value = value;
        this.tree = tree;
    }

    /**
     * The bound settings; shorthand for {@link #read} where the tree is not needed.
     *
     * @param defaultsResource class path resource beside {@code type}'s class loader, YAML, with every key
     * @param file the user's YAML
     * @param overrides by full key, as of {@code --set}
     * @param environment {@code System.getenv()}, or what a test wants
     * @throws UserErrorException for whatever the user gave wrong, in one line
     */
    public static <T extends Record> T load(
            Class<T> type,
            String defaultsResource,
            Optional<Path> file,
            Map<String, String> overrides,
            Map<String, String> environment) {
        return read(type, defaultsResource, file, overrides, environment).value();
    }

    /** As {@link #load}, with the effective settings for {@link #render}. */
    public static <T extends Record> Settings<T> read(
            Class<T> type,
            String defaultsResource,
            Optional<Path> file,
            Map<String, String> overrides,
            Map<String, String> environment) {
        Keys keys = new Keys(Shape.section(type));
        Layers layers = new Layers(keys);
        layers.lay(YamlTree.read(resource(type, defaultsResource), defaultsResource), "");
        file.ifPresent(path -> layers.lay(YamlTree.read(text(path), path.toString()), "in " + path));
        layers.layEnvironment(environment);
        layers.lay(overrides, "set by --set");
        try {
            return new Settings<>(type.cast(new Binder(keys).bind(type, layers.root(), "")), layers.root());
        } catch (InvalidSettingException e) {
            throw e.at(e.key(), layers.origin(e.key()));
        }
    }

    /**
     * Another YAML document of the user's, bound by the same rules: every key must be set and known.
     *
     * @throws UserErrorException for whatever is wrong with it, in one line that names the file
     */
    public static <D extends Record> D document(Class<D> type, Path file) {
        Keys keys = new Keys(Shape.section(type));
        Layers layers = new Layers(keys);
        layers.lay(YamlTree.read(text(file), file.toString()), "in " + file);
        try {
            return type.cast(new Binder(keys).bind(type, layers.root(), ""));
        } catch (InvalidSettingException e) {
            throw e.at(e.key(), "in " + file);
        }
    }

    /** The validated record. */
    public T value() {
        return value;
    }

    /** The effective settings as YAML, secrets masked; without secrets, it reads back as the same settings. */
    public String render() {
        return Rendering.yaml(tree);
    }

    private static String resource(Class<?> type, String name) {
        ClassLoader loader = type.getClassLoader();
        try (InputStream stream = loader == null ? null : loader.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("the defaults " + name + " are not on the class path of " + type);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the defaults " + name + " cannot be read", e);
        }
    }

    private static String text(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new UserErrorException(path + ": there is no such file; give the path of a YAML file");
        }
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new UserErrorException(path + ": must be text in UTF-8", e);
        } catch (IOException e) {
            throw new UserErrorException(path + ": cannot be read; check its permissions", e);
        }
    }
}
