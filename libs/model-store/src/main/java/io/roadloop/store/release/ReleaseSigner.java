package io.roadloop.store.release;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs releases with one Ed25519 key. Safe for several threads. */
public final class ReleaseSigner {

    static final String ALGORITHM = "Ed25519";

    private final KeyId keyId;
    private final PrivateKey key;

    public ReleaseSigner(KeyId keyId, PrivateKey key) {
        this.keyId = keyId;
        this.key = key;
    }

    /** Goes into the record beside the signature. */
    public KeyId keyId() {
        return keyId;
    }

    /** @return 64 bytes */
    public byte[] sign(byte[] payload) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(payload);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + keyId + " cannot sign: is it an Ed25519 key?", e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "signer " + keyId;
    }
}
