package io.roadloop.store;

/** A store has no model of this digest. */
public final class ModelMissingException extends ModelStoreException {

    private static final long serialVersionUID = 1;

    ModelMissingException(ModelDigest digest, Object store) {
        super("model " + digest + " is not in " + store + ": has it been published there?", null);
    }
}
