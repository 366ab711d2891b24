package io.roadloop.store;

import org.jspecify.annotations.Nullable;

/** What a store has under a digest is not the model of that digest, or not whole. */
public final class ModelDamagedException extends ModelStoreException {

    private static final long serialVersionUID = 1;

    ModelDamagedException(ModelDigest digest, String what, @Nullable Throwable cause) {
        super("model " + digest + " is damaged: " + what + "; publish it again", cause);
    }
}
