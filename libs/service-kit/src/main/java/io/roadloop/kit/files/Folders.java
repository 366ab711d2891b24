package io.roadloop.kit.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Folders as a whole. */
public final class Folders {

    private Folders() {}

    /** Deletes a folder with all that is in it, or a file, if it exists. */
    public static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        for (Path path : Disk.deepestFirst(root)) {
            Files.delete(path);
        }
    }

    /**
     * Puts a folder that was made beside its place there: forces all of it to disk, deletes what is there, and renames.
     * Whoever looks, also after a power cut, finds a whole folder there or none.
     */
    public static void publish(Path made, Path place) throws IOException {
        Disk.forceTree(made);
        delete(place);
        Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceNameOf(place);
    }
}
