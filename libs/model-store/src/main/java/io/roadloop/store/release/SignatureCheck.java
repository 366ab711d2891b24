package io.roadloop.store.release;

import io.roadloop.store.Shown;
import java.util.SortedSet;

/** What came of checking a signature. */
public sealed interface SignatureCheck {

    /** The key signed exactly these bytes. */
    record Valid(KeyId keyId) implements SignatureCheck {}

    /**
     * Nobody gave us this key: perhaps a rotation that has not reached us.
     *
     * @param keyId as it came
     * @param known the ids we have
     */
    record UnknownKey(String keyId, SortedSet<String> known) implements SignatureCheck {

        /** Says which key is missing. */
        public String detail() {
            return "signed with the key '" + Shown.briefly(keyId) + "', but only " + known + " are trusted here";
        }
    }

    /** The key is known, and did not sign these bytes. */
    record BadSignature(KeyId keyId) implements SignatureCheck {

        /** Says whose signature it is not. */
        public String detail() {
            return "the signature is not one of the key " + keyId + " over this record";
        }
    }
}
