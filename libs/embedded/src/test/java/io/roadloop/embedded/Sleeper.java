package io.roadloop.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A child for tests: writes its pid to the file that it is given, says what it read from its surroundings, and waits. */
public final class Sleeper {

    private Sleeper() {}

    public static void main(String[] args) throws Exception {
        System.out.println("colour " + System.getProperty("colour") + ", shape " + System.getenv("SHAPE"));
        announce(Path.of(args[0]));
        TimeUnit.MINUTES.sleep(5);
    }

    /** Writes beside the file and renames, so that a reader never sees half a number. */
    static void announce(Path file) throws Exception {
        Path whole = Files.writeString(
                file.resolveSibling(file.getFileName() + ".new"),
                Long.toString(ProcessHandle.current().pid()));
        Files.move(whole, file);
    }
}
