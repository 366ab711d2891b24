package io.roadloop.store.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseKeysTest {

    private static final KeyId SPRING = new KeyId("spring");
    private static final KeyId AUTUMN = new KeyId("autumn");
    private static final byte[] RECORD = "a release".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @Test
    void shouldTrustWhatItsOwnKeySigned() {
        ReleaseSigner signer = KeyFiles.generate(folder, SPRING);

        byte[] signature = signer.sign(RECORD);

        assertThat(signature).hasSize(64);
        assertThat(KeyFiles.readVerifier(folder).check("spring", RECORD, signature))
                .isEqualTo(new SignatureCheck.Valid(SPRING));
    }

    @Test
    void shouldSignTheSameAfterTheKeyWasReadFromItsFile() {
        ReleaseSigner signer = KeyFiles.generate(folder, SPRING);

        ReleaseSigner read = KeyFiles.readSigner(KeyFiles.privateFile(folder, SPRING));

        assertThat(read.keyId()).isEqualTo(SPRING);
        assertThat(read.sign(RECORD)).isEqualTo(signer.sign(RECORD));
    }

    @Test
    void shouldTrustTheOldAndTheNewKeyDuringARotation() {
        ReleaseSigner old = KeyFiles.generate(folder, SPRING);
        ReleaseSigner fresh = KeyFiles.generate(folder, AUTUMN);

        ReleaseVerifier verifier = KeyFiles.readVerifier(folder);

        assertThat(verifier.trusted()).containsExactly("autumn", "spring");
        assertThat(verifier.check("spring", RECORD, old.sign(RECORD))).isInstanceOf(SignatureCheck.Valid.class);
        assertThat(verifier.check("autumn", RECORD, fresh.sign(RECORD))).isInstanceOf(SignatureCheck.Valid.class);
    }

    @Test
    void shouldTellAnUnknownKeyFromABadSignature() {
        ReleaseSigner spring = KeyFiles.generate(folder, SPRING);
        ReleaseSigner stranger = KeyFiles.generate(folder.resolve("elsewhere"), AUTUMN);
        ReleaseVerifier verifier = KeyFiles.readVerifier(folder);

        assertThat(verifier.check("autumn", RECORD, stranger.sign(RECORD)))
                .isInstanceOfSatisfying(SignatureCheck.UnknownKey.class, unknown -> assertThat(unknown.detail())
                        .isEqualTo("signed with the key 'autumn', but only [spring] are trusted here"));
        assertThat(verifier.check("spring", RECORD, stranger.sign(RECORD)))
                .isEqualTo(new SignatureCheck.BadSignature(SPRING));
        assertThat(verifier.check("spring", "another".getBytes(StandardCharsets.UTF_8), spring.sign(RECORD)))
                .isEqualTo(new SignatureCheck.BadSignature(SPRING));
    }

    @Test
    void shouldNotTrustASignatureWithAnyBitChanged() {
        ReleaseSigner signer = KeyFiles.generate(folder, SPRING);
        ReleaseVerifier verifier = KeyFiles.readVerifier(folder);
        byte[] signature = signer.sign(RECORD);

        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verifier.check("spring", RECORD, changed)).isInstanceOf(SignatureCheck.BadSignature.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 1000})
    void shouldNotTrustASignatureOfAnotherLength(int length) {
        KeyFiles.generate(folder, SPRING);

        assertThat(KeyFiles.readVerifier(folder).check("spring", RECORD, new byte[length]))
                .isInstanceOf(SignatureCheck.BadSignature.class);
    }

    @Test
    void shouldKeepThePrivateKeyForItsOwner() throws IOException {
        KeyFiles.generate(folder, SPRING);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(KeyFiles.privateFile(folder, SPRING))))
                .isEqualTo("rw-------");
        assertThat(KeyFiles.privateFile(folder, SPRING)).content().startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(KeyFiles.publicFile(folder, SPRING)).content().startsWith("-----BEGIN PUBLIC KEY-----\n");
    }

    @Test
    void shouldNeverOverwriteAKey() throws IOException {
        KeyFiles.generate(folder, SPRING);
        String before = Files.readString(KeyFiles.privateFile(folder, SPRING));

        assertThatThrownBy(() -> KeyFiles.generate(folder, SPRING))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("is there already");
        Files.delete(KeyFiles.publicFile(folder, SPRING));
        assertThatThrownBy(() -> KeyFiles.generate(folder, SPRING)).isInstanceOf(KeyFileException.class);

        assertThat(KeyFiles.privateFile(folder, SPRING)).hasContent(before.strip());
    }

    @Test
    void shouldNotUseAPrivateKeyThatEverybodyCanRead() throws IOException {
        KeyFiles.generate(folder, SPRING);
        Path file = KeyFiles.privateFile(folder, SPRING);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> KeyFiles.readSigner(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessage("key file " + file + ": can be read by everybody; chmod 600 it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
            })
    void shouldRefuseAFileThatHoldsNoKeyWithoutShowingIt(String content) throws IOException {
        Path file = folder.resolve("spring.key.pem");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> KeyFiles.readSigner(file))
                .isInstanceOf(KeyFileException.class)
                .hasMessageEndingWith("must hold an Ed25519 private key in PEM (PKCS #8)")
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    @Test
    void shouldRefuseAKeyOfAnotherKind() throws Exception {
        Path file = folder.resolve("spring.key.pem");
        Files.writeString(
                file,
                Pem.PRIVATE.encode(KeyPairGenerator.getInstance("Ed448")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThatThrownBy(() -> KeyFiles.readSigner(file)).isInstanceOf(KeyFileException.class);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> KeyFiles.readSigner(folder.resolve("spring.key.pem")))
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> KeyFiles.readSigner(folder.resolve("spring.pem")))
                .hasMessageContaining("must be named after its key id");
        assertThatThrownBy(() -> KeyFiles.readVerifier(folder)).hasMessageContaining("at least one ID.pub.pem");
        assertThatThrownBy(() -> KeyFiles.readVerifier(folder.resolve("none"))).isInstanceOf(KeyFileException.class);
        assertThatThrownBy(() -> new ReleaseVerifier(Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "a/b", "Spring", "a.b", "a b"})
    void shouldRefuseKeyIdsThatAreNoPlainNames(String id) {
        assertThatThrownBy(() -> new KeyId(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotShowTheKeyOfASigner() {
        assertThat(KeyFiles.generate(folder, SPRING)).hasToString("signer spring");
    }
}
