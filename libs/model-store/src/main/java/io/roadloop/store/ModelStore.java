package io.roadloop.store;

/** Keeps models under their digest. Safe for several processes at once: a model is there as a whole or not at all. */
public interface ModelStore {

    /**
     * Stores a model; one that is there already stays as it is.
     *
     * @return the digest of the file
     * @throws ModelStoreException if the store cannot be written
     */
    ModelDigest put(byte[] onnx, ModelCard card, ParityReport parity);

    /**
     * The model of a digest.
     *
     * @param file its name, as a release says
     * @throws ModelMissingException if the store has no such model
     * @throws ModelDamagedException if it is not what its digest says, or its card or parity report cannot be read
     * @throws ModelStoreException if the store cannot be read; trying again may help
     */
    StoredModel get(ModelDigest digest, ModelFileName file);

    /** As {@link #get(ModelDigest, ModelFileName)}, under the name that {@link #put} gives. */
    default StoredModel get(ModelDigest digest) {
        return get(digest, ModelFileName.STANDARD);
    }
}
