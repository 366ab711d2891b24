package io.roadloop.trainer.recipe;

import io.roadloop.kit.UserErrorException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A recipe cannot be used: which recipe, which key, which value, which rule. */
public final class InvalidRecipeException extends UserErrorException {
    private static final long serialVersionUID = 1L;

    private final String recipe;
    private final String what;

    InvalidRecipeException(String recipe, String what) {
        this(recipe, what, null);
    }

    private InvalidRecipeException(String recipe, String what, @Nullable Throwable cause) {
        super("recipe " + recipe + ": " + what, cause);
        this.recipe = recipe;
        this.what = what;
    }

    /** The same complaint in other words. */
    InvalidRecipeException inWords(UnaryOperator<String> words) {
        return new InvalidRecipeException(recipe, words.apply(what), this);
    }

    InvalidRecipeException(String recipe, String path, Object value, String rule) {
        this(recipe, path + " is " + value + ": " + rule);
    }
}
