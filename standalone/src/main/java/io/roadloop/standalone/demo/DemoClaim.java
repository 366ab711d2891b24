package io.roadloop.standalone.demo;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that one demo has for itself. Holds a lock on the file {@value #MARKER} in it until closed; the system takes
 * the lock back when the process ends, however it ends.
 *
 * <p>The file also says whose folder it is: what is in a folder without one is nobody's to delete.
 */
final class DemoClaim implements AutoCloseable {

    static final String MARKER = ".roadloop-demo";

    private final DemoFolders folders;
    private final FileChannel marker;

    private DemoClaim(DemoFolders folders, FileChannel marker) {
        this.folders = folders;
        this.marker = marker;
    }

    /**
     * Claims a folder and deletes nothing.
     *
     * @param out made if missing
     * @throws UserErrorException if it holds anything that no demo has made, if another demo has it, or if it cannot be
     *     written
     */
    static DemoClaim of(Path out) {
        Path folder = out.toAbsolutePath().normalize();
        try {
            refuseForeign(out, folder);
            Files.createDirectories(folder);
            FileChannel marker =
                    FileChannel.open(folder.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(marker) == null) {
                marker.close();
                throw new UserErrorException(
                        "--out " + out + " is in use by another demo; wait for its end or name another folder");
            }
            return new DemoClaim(new DemoFolders(folder), marker);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /** Deletes what an earlier demo has left, by name, and makes the folders of this one. */
    DemoFolders clear() {
        try {
            for (Path ours : folders.results()) {
                Folders.delete(ours);
            }
            for (Path folder : folders.made()) {
                Files.createDirectories(folder);
            }
            return folders;
        } catch (IOException e) {
            throw unwritable(folders.out(), e);
        }
    }

    private static void refuseForeign(Path out, Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARKER))) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new UserErrorException("--out " + out + " is a file; name a folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> any = entries.findFirst();
            if (any.isPresent()) {
                throw new UserErrorException(
                        "--out " + out + " holds " + any.get().getFileName() + " and no " + MARKER
                                + ", so it is not a demo's; name an empty or a new folder");
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel marker) throws IOException {
        try {
            return marker.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    private static UserErrorException unwritable(Path out, IOException e) {
        return new UserErrorException("--out " + out + " cannot be written (" + e + "); name a folder that can", e);
    }

    @Override
    public void close() {
        try {
            marker.close();
        } catch (IOException e) {
            throw unwritable(folders.out(), e);
        }
    }
}
