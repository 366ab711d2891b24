package io.roadloop.trainer.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Taxonomy;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The classes that a recipe may name.
 *
 * @param taxonomy whose they are; empty where the recipe is read for none: then a class has a number alone
 */
record ClassNames(Optional<Taxonomy> taxonomy) {

    /** The number of a class that is written as a name or as a number; empty if there is no such class. */
    OptionalInt number(JsonNode written) {
        if (written.isTextual()) {
            return taxonomy.map(known -> known.indexOf(written.textValue())).orElseGet(OptionalInt::empty);
        }
        boolean whole = written.canConvertToExactIntegral() && written.canConvertToInt();
        return whole && written.intValue() >= 0 && written.intValue() < size()
                ? OptionalInt.of(written.intValue())
                : OptionalInt.empty();
    }

    /** What a class must be, in words. */
    String rule() {
        return taxonomy.map(known -> "must be a list of classes of " + known.name() + ", each by its number in [0, "
                        + (size() - 1) + "] or its name: " + String.join(", ", known.names()))
                .orElseGet(() -> "must be a list of classes by number, in [0, " + (size() - 1) + "]");
    }

    private int size() {
        return taxonomy.map(Taxonomy::size).orElse(LabelMask.IGNORE);
    }
}
