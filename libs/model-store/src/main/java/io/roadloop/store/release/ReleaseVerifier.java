package io.roadloop.store.release;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks releases against the trusted keys. Safe for several threads. */
public final class ReleaseVerifier {

    private final Map<String, PublicKey> keys;

    /** @param keys by id; at least one, or nothing could ever be released */
    public ReleaseVerifier(Map<KeyId, PublicKey> keys) {
        Map<String, PublicKey> named = new TreeMap<>();
        keys.forEach((id, key) -> named.put(id.name(), key));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("a verifier must trust at least one key");
        }
        this.keys = named;
    }

    /**
     * Checks a signature; none of what is given need be well-formed.
     *
     * @param keyId as the record says
     * @param payload the bytes that should have been signed
     */
    public SignatureCheck check(String keyId, byte[] payload, byte[] signature) {
        PublicKey key = keys.get(keyId);
        if (key == null) {
            return new SignatureCheck.UnknownKey(keyId, trusted());
        }
        KeyId known = new KeyId(keyId);
        return verifies(known, key, payload, signature)
                ? new SignatureCheck.Valid(known)
                : new SignatureCheck.BadSignature(known);
    }

    /** Ids of the trusted keys. */
    public SortedSet<String> trusted() {
        return new TreeSet<>(keys.keySet());
    }

    private static boolean verifies(KeyId id, PublicKey key, byte[] payload, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ReleaseSigner.ALGORITHM);
            check.initVerify(key);
            check.update(payload);
            return check.verify(signature);
        } catch (SignatureException e) {
            // Not 64 bytes, or no point of the curve: whatever it is, it is no signature.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key " + id + " cannot check: is it an Ed25519 key?", e);
        }
    }
}
