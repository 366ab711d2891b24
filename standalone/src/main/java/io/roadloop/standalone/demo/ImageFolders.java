package io.roadloop.standalone.demo;

import io.roadloop.kit.UserErrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Refuses a folder without pictures before anything is started. */
final class ImageFolders {

    private ImageFolders() {}

    static void requireImages(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserErrorException(option + ": there is no folder " + folder + "; name one that holds images");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            if (files.noneMatch(ImageFolders::isImage)) {
                throw new UserErrorException(
                        option + ": " + folder + " holds no .jpg, .jpeg or .png; name a folder that does");
            }
        } catch (IOException e) {
            throw new UserErrorException(option + ": " + folder + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
