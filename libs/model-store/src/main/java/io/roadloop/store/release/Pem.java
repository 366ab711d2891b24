package io.roadloop.store.release;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The PEM form of keys. */
enum Pem {
    PRIVATE("PRIVATE KEY"),
    PUBLIC("PUBLIC KEY");

    private static final int LINE = 64;

    private final String label;
    private final Pattern form;

    Pem(String label) {
        this.label = label;
        this.form = Pattern.compile(
                "\\s*-----BEGIN " + label + "-----\\s+([A-Za-z0-9+/=\\s]{1,4096}?)\\s*-----END " + label + "-----\\s*");
    }

    String encode(byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ReleaseSigner.ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(PRIVATE.decode(pem)));
    }

    static PublicKey publicKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ReleaseSigner.ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(PUBLIC.decode(pem)));
    }

    private byte[] decode(String pem) {
        Matcher matcher = form.matcher(pem);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not one PEM block of a " + label);
        }
        return Base64.getMimeDecoder().decode(matcher.group(1));
    }
}
