package io.roadloop.store.release;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Key files in a folder: {@code ID.key.pem} (PKCS #8, for its owner only) and {@code ID.pub.pem} (SubjectPublicKeyInfo),
 * as {@code openssl genpkey -algorithm ed25519} and {@code openssl pkey -pubout} write them.
 */
public final class KeyFiles {

    private static final String PRIVATE_SUFFIX = ".key.pem";
    private static final String PUBLIC_SUFFIX = ".pub.pem";
    private static final String OWNER_ONLY = "rw-------";

    private KeyFiles() {}

    /** The file of a private key in a folder. */
    public static Path privateFile(Path folder, KeyId id) {
        return folder.resolve(id + PRIVATE_SUFFIX);
    }

    /** The file of a public key in a folder. */
    public static Path publicFile(Path folder, KeyId id) {
        return folder.resolve(id + PUBLIC_SUFFIX);
    }

    /**
     * Makes a new pair.
     *
     * @throws KeyFileException if one of the files is there already, or cannot be written
     */
    public static ReleaseSigner generate(Path folder, KeyId id) {
        KeyPair pair = newPair();
        Path privateFile = privateFile(folder, id);
        Path publicFile = publicFile(folder, id);
        if (Files.exists(publicFile)) {
            throw exists(publicFile, null);
        }
        create(folder, privateFile, Pem.PRIVATE.encode(pair.getPrivate().getEncoded()), OWNER_ONLY);
        create(folder, publicFile, Pem.PUBLIC.encode(pair.getPublic().getEncoded()), "rw-r--r--");
        return new ReleaseSigner(id, pair.getPrivate());
    }

    /**
     * The signer of a private key file {@code ID.key.pem}.
     *
     * @throws KeyFileException if it is missing, no Ed25519 key, or can be read by everybody
     */
    public static ReleaseSigner readSigner(Path file) {
        KeyId id = id(file, PRIVATE_SUFFIX);
        String pem = read(file);
        refuseOpen(file);
        try {
            return new ReleaseSigner(id, Pem.privateKey(pem));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileException(file, "must hold an Ed25519 private key in PEM (PKCS #8)", null);
        }
    }

    /**
     * A verifier that trusts every {@code *.pub.pem} of a folder.
     *
     * @throws KeyFileException if there is none, or one is no Ed25519 key
     */
    public static ReleaseVerifier readVerifier(Path folder) {
        Map<KeyId, PublicKey> keys = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(PUBLIC_SUFFIX))
                        .forEach(file -> keys.put(id(file, PUBLIC_SUFFIX), readPublic(file)));
            } catch (IOException e) {
                throw new KeyFileException(folder, "cannot be listed; check its permissions", e);
            }
        }
        if (keys.isEmpty()) {
            throw new KeyFileException(folder, "must be a folder with at least one ID" + PUBLIC_SUFFIX, null);
        }
        return new ReleaseVerifier(keys);
    }

    private static PublicKey readPublic(Path file) {
        try {
            return Pem.publicKey(read(file));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyFileException(file, "must hold an Ed25519 public key in PEM (SubjectPublicKeyInfo)", e);
        }
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance(ReleaseSigner.ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", e);
        }
    }

    /** The permissions stand from the first moment, not after the content. */
    private static void create(Path folder, Path file, String pem, String permissions) {
        try {
            Files.createDirectories(folder);
            try (SeekableByteChannel channel = Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))) {
                channel.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file, e);
        } catch (IOException e) {
            throw new KeyFileException(file, "cannot be written; check that its folder is writable", e);
        }
    }

    private static KeyFileException exists(Path file, @Nullable Throwable cause) {
        return new KeyFileException(
                file, "is there already, and a key is never overwritten; choose another key id", cause);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new KeyFileException(file, "cannot be read; give the path of a key file", e);
        }
    }

    private static void refuseOpen(Path file) {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new KeyFileException(file, "can be read by everybody; chmod 600 it", null);
            }
        } catch (IOException e) {
            throw new KeyFileException(file, "its permissions cannot be read", e);
        }
    }

    private static KeyId id(Path file, String suffix) {
        String name = String.valueOf(file.getFileName());
        try {
            if (name.endsWith(suffix)) {
                return new KeyId(name.substring(0, name.length() - suffix.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new KeyFileException(file, "its name is no key id: " + e.getMessage(), e);
        }
        throw new KeyFileException(file, "must be named after its key id, ID" + suffix, null);
    }
}
