package io.roadloop.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for an error message. */
final class LogTail {

    private static final int BYTES = 16 * 1024;
    private static final int LINES = 20;

    private LogTail() {}

    /** At most 20 lines, read from the last 16 KB; says so if the log is empty or cannot be read. */
    static String of(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            int size = (int) Math.min(BYTES, file.length());
            byte[] end = new byte[size];
            file.seek(file.length() - size);
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return lines.isEmpty()
                    ? "(empty)"
                    : String.join(
                            System.lineSeparator(), lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
