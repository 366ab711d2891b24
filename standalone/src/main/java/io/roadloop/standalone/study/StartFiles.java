package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.Sha256;
import io.roadloop.trainer.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The files that a recipe's models start from: its digest knows what they are called, not what they hold. */
final class StartFiles {
    private StartFiles() {}

    /**
     * By the recipe's key, SHA-256 of each as it lies there now.
     *
     * @throws UserErrorException if one cannot be read
     */
    static Map<String, String> digests(Recipe recipe) {
        Map<String, String> digests = new TreeMap<>();
        recipe.startFiles().forEach((model, file) -> {
            String key = "models." + model + ".weights";
            digests.put(key, digest(recipe.name() + ": " + key, file));
        });
        return digests;
    }

    private static String digest(String of, Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UserErrorException(
                    "recipe " + of + " is " + file + ": the file cannot be read; is it still there?", e);
        }
    }
}
