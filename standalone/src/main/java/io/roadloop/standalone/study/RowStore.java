package io.roadloop.standalone.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.AtomicFiles;
import io.roadloop.standalone.measure.Json;
import io.roadloop.standalone.measure.Provenance;
import io.roadloop.trainer.recipe.Recipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finished rows as files, so that a study goes on where it was interrupted. */
final class RowStore {
    private final Path folder;
    private final Provenance provenance;

    RowStore(Path out, Provenance provenance) {
        this.folder = folder(out);
        this.provenance = provenance;
    }

    /**
     * Looks before hours of training whether rows can be kept.
     *
     * @throws UserErrorException if they cannot
     */
    static void requireWritable(Path out) {
        Json.requireWritable(folder(out).resolve("row.json"));
    }

    private static Path folder(Path out) {
        return out.resolve("rows");
    }

    /** The row of a recipe and a seed, if this version and commit finished it under the same conditions. */
    Optional<StudyRow> find(Recipe recipe, long seed, Map<String, String> conditions) {
        Path file = file(recipe.name(), seed);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            StudyRow row = Json.mapper().readValue(Files.readAllBytes(file), StudyRow.class);
            boolean same = row.recipeDigest().equals(recipe.digest().hex())
                    && row.conditions().equals(conditions)
                    && provenance.version().equals(row.version())
                    && provenance.commit().equals(row.commit());
            return Optional.of(row).filter(found -> same);
        } catch (JsonProcessingException e) {
            throw new UserErrorException(file + " is no row of a study: delete it to train the row anew", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    void keep(StudyRow row) {
        Path file = file(row.recipe(), row.seed());
        try {
            AtomicFiles.write(file, Json.mapper().writeValueAsString(row));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Path file(String recipe, long seed) {
        return folder.resolve(recipe + "-seed-" + seed + ".json");
    }
}
