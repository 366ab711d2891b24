package io.roadloop.standalone.measure;

import io.roadloop.kit.UserErrorException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An option that names a folder to write to. */
public final class OutFolder {
    private OutFolder() {}

    /**
     * Looks whether a file can be written to the folder, before a measurement that takes long; the folder is made.
     *
     * @param option what named the folder
     * @param file name of the file
     * @throws UserErrorException if it cannot
     */
    public static void requireWritable(String option, Path folder, String file) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UserErrorException(
                    option + " " + folder + " is a file: must be a folder, which is made if it is missing");
        }
        Json.requireWritable(folder.resolve(file));
    }
}
