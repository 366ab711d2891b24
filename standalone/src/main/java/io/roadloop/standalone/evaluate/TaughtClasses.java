package io.roadloop.standalone.evaluate;

import io.roadloop.kit.UserErrorException;
import io.roadloop.store.ModelCard;
import io.roadloop.store.StoreJson;
import io.roadloop.vision.Taxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The classes that a model was taught. Scores under other names would look right and be wrong.
 *
 * @param names by index, with commas between them
 * @param source where they stand, for messages
 */
record TaughtClasses(String names, String source) {

    private static final String CARD = "card.json";
    private static final String PROPERTY = "roadloop.classes";

    /**
     * By the card beside the file, or else by what the file says of itself; empty where neither tells.
     *
     * @param properties the file's metadata
     * @throws UserErrorException if the card cannot be read
     */
    static Optional<TaughtClasses> of(Path model, Map<String, String> properties) {
        Path card = model.resolveSibling(CARD);
        if (!Files.isRegularFile(card)) {
            return Optional.ofNullable(properties.get(PROPERTY))
                    .map(names -> new TaughtClasses(names, PROPERTY + " in " + model));
        }
        try {
            ModelCard read = StoreJson.read(ModelCard.class, Files.readAllBytes(card));
            return Optional.of(new TaughtClasses(String.join(",", read.classes()), card.toString()));
        } catch (IOException e) {
            throw new UserErrorException(
                    card + " is no model's card: put the right one beside the model or take it away", e);
        }
    }

    /** @throws UserErrorException if the taxonomy has others, fewer, more, or the same in another order */
    void require(Taxonomy taxonomy) {
        String asked = String.join(",", taxonomy.names());
        if (!names.equals(asked)) {
            throw new UserErrorException("--taxonomy " + taxonomy.name() + " has the classes " + asked + ", but "
                    + source + " says " + names + ": name the taxonomy that the model was taught");
        }
    }
}
