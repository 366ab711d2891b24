package io.roadloop.trainer.recipe;

import io.roadloop.kit.UserErrorException;
import java.util.Collection;

/** No recipe of that name ships with Roadloop, and no file of that name exists. */
public final class UnknownRecipeException extends UserErrorException {
    private static final long serialVersionUID = 1L;

    UnknownRecipeException(String name, Collection<String> known) {
        super("unknown recipe '" + name + "': known are " + String.join(", ", known)
                + ", or give the path of a recipe file (.yaml)");
    }
}
