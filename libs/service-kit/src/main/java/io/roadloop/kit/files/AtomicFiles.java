package io.roadloop.kit.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Writes files so that a reader, or whoever comes after a crash, sees the old content or the new, never a part. */
public final class AtomicFiles {

    private AtomicFiles() {}

    /**
     * Writes to a temporary file beside the target, forces it to disk and renames it over the target. Folders that are
     * missing are made.
     */
    public static void write(Path target, byte[] content) throws IOException {
        writeAll(Map.of(target, content));
    }

    /**
     * Writes files that belong together: all of them to temporary files beside their targets, forced to disk, before the
     * first is renamed over its own, in the map's order. While one cannot be written, no target changes. Folders that
     * are missing are made. A crash or a failure between two renames leaves the first of them new and the rest old.
     */
    public static void writeAll(Map<Path, byte[]> files) throws IOException {
        Map<Path, Path> temporaries = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : files.entrySet()) {
                Path temporary = beside(file.getKey());
                temporaries.put(file.getKey(), temporary);
                Files.write(temporary, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Disk.forceFile(temporary);
            }
            for (Map.Entry<Path, Path> written : temporaries.entrySet()) {
                rename(written.getValue(), written.getKey());
            }
        } finally {
            for (Path temporary : temporaries.values()) {
                Files.deleteIfExists(temporary);
            }
        }
    }

    private static Path beside(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || target.getFileName() == null) {
            throw new IOException(target + " does not name a file");
        }
        Files.createDirectories(folder);
        // Not a temporary file of the JDK's: that could be read by this user alone, also under its last name.
        return folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** As {@link #write(Path, byte[])}, in UTF-8. */
    public static void write(Path target, String content) throws IOException {
        write(target, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Forces a file that was written beside the target to disk and renames it over the target. */
    public static void publish(Path written, Path target) throws IOException {
        Disk.forceFile(written);
        rename(written, target);
    }

    private static void rename(Path written, Path target) throws IOException {
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceNameOf(target);
    }
}
