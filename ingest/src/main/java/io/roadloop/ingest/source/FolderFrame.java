package io.roadloop.ingest.source;

import io.roadloop.vision.codec.RefusalCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * An image file and the vehicle it counts for.
 *
 * @param file the image
 * @param name path below the folder without its ending, e.g. 0001TP_006690; a label has the same name
 * @param vehicle the part of the file's name before the first {@code _}, or its sub-folder
 */
public record FolderFrame(Path file, String name, String vehicle) {

    /** A file's bytes turned into a shot. */
    interface Framing {

        Shot frame(byte[] image) throws IOException;
    }

    /** Reads the file, unless it is larger than any record may be; a shot in any case. */
    Shot read(Duration at, long maximumBytes, Framing framing) {
        try {
            long bytes = Files.size(file);
            if (bytes > maximumBytes) {
                return new Shot.Unreadable(
                        at,
                        file.toString(),
                        RefusalCause.IMAGE_TOO_MANY_BYTES.code(),
                        bytes + " bytes, more than the limit of " + maximumBytes);
            }
            return framing.frame(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return new Shot.Unreadable(at, file.toString(), "file-unreadable", unreadable.toString());
        }
    }
}
