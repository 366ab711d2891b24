package io.roadloop.trainer.recipe;

import io.roadloop.kit.UserErrorException;

/** A recipe cannot be used: which recipe, which key, which value, which rule. */
public final class InvalidRecipeException extends UserErrorException {
    private static final long serialVersionUID = 1L;

    InvalidRecipeException(String recipe, String what) {
        super("recipe " + recipe + ": " + what);
    }

    InvalidRecipeException(String recipe, String path, Object value, String rule) {
        this(recipe, path + " is " + value + ": " + rule);
    }
}
