package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.roadloop.vision.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where recipes come from: the ones that ship, and users' own files. */
public final class Recipes {
    private static final List<String> SHIPPED = List.of(
            "supervised",
            "mean-teacher",
            "selene",
            "selene-co",
            "structured-consistency",
            "class-memory",
            "directional",
            "auxiliary",
            "roadloop");
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            // A second document in the file is an error, not ignored.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ClassNames ANY = new ClassNames(Optional.empty());

    private Recipes() {}

    /** The names of the recipes that ship. */
    public static List<String> names() {
        return SHIPPED;
    }

    /**
     * A recipe by its name, or by the path of a YAML file.
     *
     * @param taxonomy whose classes the recipe may name
     * @throws UnknownRecipeException if there is neither
     * @throws InvalidRecipeException if the recipe breaks a rule
     */
    public static Recipe named(String nameOrFile, Taxonomy taxonomy) {
        return named(nameOrFile, new ClassNames(Optional.of(taxonomy)));
    }

    /** {@link #named(String, Taxonomy)} for any taxonomy: classes have numbers, up to 254, and no names. */
    public static Recipe named(String nameOrFile) {
        return named(nameOrFile, ANY);
    }

    private static Recipe named(String nameOrFile, ClassNames classes) {
        return text(nameOrFile, classes).checked();
    }

    /** What a recipe says: see {@link #named(String, Taxonomy)}. */
    static RecipeText text(String nameOrFile, Taxonomy taxonomy) {
        return text(nameOrFile, new ClassNames(Optional.of(taxonomy)));
    }

    private static RecipeText text(String nameOrFile, ClassNames classes) {
        if (SHIPPED.contains(nameOrFile)) {
            return text(nameOrFile, shipped(nameOrFile), classes);
        }
        Path file = file(nameOrFile).orElseThrow(() -> new UnknownRecipeException(nameOrFile, SHIPPED));
        try {
            return text(stem(file), Files.readString(file), classes);
        } catch (CharacterCodingException e) {
            throw new InvalidRecipeException(file.toString(), "the file is no text in UTF-8");
        } catch (IOException e) {
            throw new InvalidRecipeException(file.toString(), "the file cannot be read: " + e);
        }
    }

    /**
     * A recipe from its text.
     *
     * @param taxonomy whose classes the recipe may name
     * @throws InvalidRecipeException if it breaks a rule
     */
    public static Recipe parse(String name, String yaml, Taxonomy taxonomy) {
        return text(name, yaml, new ClassNames(Optional.of(taxonomy))).checked();
    }

    /** {@link #parse(String, String, Taxonomy)} for any taxonomy: classes have numbers, up to 254, and no names. */
    public static Recipe parse(String name, String yaml) {
        return text(name, yaml, ANY).checked();
    }

    /**
     * A recipe from its {@link Recipe#text()}: the same one, to its digest.
     *
     * @param taxonomy whose classes the recipe may name
     * @throws InvalidRecipeException if it is no such text, or breaks a rule
     */
    public static Recipe restored(String name, String text, Taxonomy taxonomy) {
        try {
            return new RecipeText(name, JSON.readTree(text), new ClassNames(Optional.of(taxonomy))).checked();
        } catch (JsonProcessingException e) {
            throw new InvalidRecipeException(name, "no valid JSON: " + e.getOriginalMessage());
        }
    }

    private static RecipeText text(String name, String yaml, ClassNames classes) {
        try {
            return new RecipeText(name, YAML.readTree(yaml), classes);
        } catch (MismatchedInputException e) {
            throw new InvalidRecipeException(
                    name, "line " + e.getLocation().getLineNr() + " is of a second document: a file has one recipe");
        } catch (JsonProcessingException e) {
            throw new InvalidRecipeException(name, unreadable(e));
        }
    }

    /** YAML has words for numbers that are not finite ({@code .nan}, {@code -.inf}); its reader takes none of them. */
    private static String unreadable(JsonProcessingException e) {
        String why = e.getOriginalMessage();
        String line = "line " + e.getLocation().getLineNr();
        String key = e.getProcessor() instanceof JsonParser parser
                ? parser.getParsingContext().pathAsPointer().toString()
                : "";
        return why.startsWith("Malformed numeric value") && !key.isEmpty()
                ? key.substring(1).replace('/', '.') + ", " + line + ", is no finite number: " + why
                : "no valid YAML, " + line + ": " + why;
    }

    private static Optional<Path> file(String name) {
        try {
            return Optional.of(Path.of(name)).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    }

    private static String shipped(String name) {
        try (InputStream in = Recipes.class.getResourceAsStream("/recipes/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("recipe " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recipe " + name, e);
        }
    }
}
