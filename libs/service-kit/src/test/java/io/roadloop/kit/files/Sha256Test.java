package io.roadloop.kit.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** FIPS 180-4's example, "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void shouldBeThatOfTheStandardAtOnceAndInParts() {
        MessageDigest parts = Sha256.begin();
        parts.update((byte) 'a');
        parts.update(new byte[] {'b', 'c'});

        assertThat(Sha256.hex(parts)).isEqualTo(ABC);
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.UTF_8))).isEqualTo(ABC);
    }
}
