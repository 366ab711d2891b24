package io.roadloop.standalone.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.kit.files.Sha256;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.OutFolder;
import io.roadloop.trainer.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finished rows as files, so that a study goes on where it was interrupted. A file is named by all that decides its row,
 * so that studies of other conditions, or of a recipe that was edited, keep theirs beside it.
 *
 * @param folder of the rows; those of one cell of the grid lie in a folder below
 */
record RowStore(Path folder) {
    /** Of a digest in a file's name: 16 do for any number of rows, and the file says the conditions whole. */
    private static final int DIGITS = 16;

    /**
     * Looks before hours of training whether rows can be kept.
     *
     * @throws UserErrorException if they cannot
     */
    void requireWritable() {
        OutFolder.requireWritable("--rows", folder, "row.json");
    }

    /** The row of a recipe and a seed, if one was finished under the same conditions. */
    Optional<FinishedRow> find(Cell cell, Recipe recipe, long seed, Map<String, String> conditions) {
        Path file = file(cell, recipe.name(), recipe.digest().hex(), seed, conditions);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            FinishedRow found = Json.mapper().readValue(Files.readAllBytes(file), FinishedRow.class);
            return Optional.of(found)
                    .filter(kept ->
                            kept.row().recipeDigest().equals(recipe.digest().hex()))
                    .filter(kept -> kept.row().conditions().equals(conditions));
        } catch (JsonProcessingException e) {
            throw new UserErrorException(file + " is no row of a study: delete it to train the row anew", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void keep(Cell cell, FinishedRow finished) {
        StudyRow row = finished.row();
        Path file = file(cell, row.recipe(), row.recipeDigest(), row.seed(), row.conditions());
        try {
            Files.createDirectories(folder.resolve(cell.key()));
            AtomicFiles.write(file, Json.mapper().writeValueAsString(finished));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Path file(Cell cell, String recipe, String recipeDigest, long seed, Map<String, String> conditions) {
        String decisive = recipeDigest + new TreeMap<>(conditions);
        String digest = Sha256.hex(decisive.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
        return folder.resolve(cell.key()).resolve(recipe + "-seed-" + seed + "-" + digest + ".json");
    }
}
