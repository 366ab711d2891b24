package io.roadloop.store;

/**
 * A model as a store gives it: the bytes have the digest.
 *
 * @param onnx the model file; not copied, and not to be changed
 */
public record StoredModel(ModelDigest digest, byte[] onnx, ModelCard card, ParityReport parity) {

    public StoredModel {
        if (!ModelDigest.of(onnx).equals(digest)) {
            throw new IllegalArgumentException("the bytes do not have the digest " + digest);
        }
    }
}
