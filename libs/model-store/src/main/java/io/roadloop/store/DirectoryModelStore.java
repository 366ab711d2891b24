package io.roadloop.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * A store in a folder: {@code BASE/DIGEST/{model.onnx, card.json, parity.json}}. A model is written to a temporary
 * folder, forced to disk and renamed; a model that is read is held against its digest each time.
 */
public final class DirectoryModelStore implements ModelStore {

    /** Of what is read: a ResNet-50 net has 160 MB. */
    public static final long MOST_MODEL_BYTES = 512L << 20;

    private static final long MOST_DOCUMENT_BYTES = 4L << 20;
    private static final String CARD = "card.json";
    private static final String PARITY = "parity.json";

    private final Path base;

    /** @param base made when first written to */
    public DirectoryModelStore(Path base) {
        this.base = base.toAbsolutePath().normalize();
    }

    @Override
    public ModelDigest put(byte[] onnx, ModelCard card, ParityReport parity) {
        ModelDigest digest = ModelDigest.of(onnx);
        try {
            Files.createDirectories(base);
            if (!isWhole(digest)) {
                // Not a temporary directory of the JDK's: that could be opened by this user alone, and others serve
                // from here.
                Path made = Files.createDirectory(base.resolve(".new-" + UUID.randomUUID()));
                try {
                    Durable.write(made.resolve(ModelFileName.STANDARD.name()), onnx);
                    Durable.write(made.resolve(CARD), StoreJson.write(card));
                    Durable.write(made.resolve(PARITY), StoreJson.write(parity));
                    Durable.force(made);
                    moveInto(made, digest);
                } finally {
                    Durable.deleteFolder(made);
                }
            }
        } catch (IOException e) {
            throw new ModelStoreException(
                    "model " + digest + " cannot be written to " + base + " (" + e
                            + "): check that the folder is writable and has room",
                    e);
        }
        return digest;
    }

    @Override
    public StoredModel get(ModelDigest digest, ModelFileName file) {
        Path folder = folder(digest);
        if (!Files.isDirectory(folder)) {
            throw new ModelMissingException(digest, this);
        }
        byte[] onnx = read(digest, folder.resolve(file.name()), MOST_MODEL_BYTES);
        if (!ModelDigest.of(onnx).equals(digest)) {
            throw new ModelDamagedException(digest, file + " has " + onnx.length + " bytes and another digest", null);
        }
        return new StoredModel(
                digest,
                onnx,
                document(ModelCard.class, digest, folder.resolve(CARD)),
                document(ParityReport.class, digest, folder.resolve(PARITY)));
    }

    /** The folder, for messages. */
    @Override
    public String toString() {
        return "the model store " + base;
    }

    private Path folder(ModelDigest digest) {
        return base.resolve(digest.hex());
    }

    private boolean isWhole(ModelDigest digest) {
        try {
            get(digest);
            return true;
        } catch (ModelMissingException | ModelDamagedException e) {
            return false;
        }
    }

    /** Another process may have put the same model meanwhile; a damaged one makes way. */
    private void moveInto(Path made, ModelDigest digest) throws IOException {
        Path folder = folder(digest);
        if (Files.exists(folder) && !isWhole(digest)) {
            Path aside = Files.createTempDirectory(base, ".damaged-");
            Files.move(folder, aside.resolve(digest.hex()), StandardCopyOption.ATOMIC_MOVE);
            Durable.deleteFolder(aside);
        }
        try {
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
            Durable.force(base);
        } catch (FileSystemException e) {
            if (!isWhole(digest)) {
                throw e;
            }
        }
    }

    private <D extends Record> D document(Class<D> type, ModelDigest digest, Path file) {
        try {
            return StoreJson.read(type, read(digest, file, MOST_DOCUMENT_BYTES));
        } catch (IOException e) {
            throw new ModelDamagedException(
                    digest, file.getFileName() + " is not what it should be (" + firstLine(e) + ")", e);
        }
    }

    private byte[] read(ModelDigest digest, Path file, long mostBytes) {
        try {
            long size = Files.size(file);
            if (size > mostBytes) {
                throw new ModelDamagedException(
                        digest, file.getFileName() + " has " + size + " bytes, more than " + mostBytes, null);
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new ModelDamagedException(digest, file.getFileName() + " is missing", e);
        } catch (IOException e) {
            throw new ModelStoreException("model " + digest + " cannot be read from " + base + " (" + e + ")", e);
        }
    }

    private static String firstLine(IOException e) {
        return Shown.briefly(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    }
}
