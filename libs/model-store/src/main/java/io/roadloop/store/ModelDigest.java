package io.roadloop.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * SHA-256 of a model file: the model's identity, and the name of its folder in a store.
 *
 * @param hex 64 lower-case hex characters
 */
public record ModelDigest(@JsonValue String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT_FORM = 12;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ModelDigest {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "model digest '" + Shown.briefly(hex) + "': must be 64 lower-case hex characters");
        }
    }

    /** The digest of a file's bytes. */
    public static ModelDigest of(byte[] file) {
        try {
            return new ModelDigest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The first twelve characters, for a line that people read. */
    public String brief() {
        return hex.substring(0, SHORT_FORM);
    }

    @Override
    public String toString() {
        return hex;
    }
}
