package io.roadloop.standalone.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results as JSON files, for people and scripts alike. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    /**
     * Writes or replaces a file, as a whole or not at all; folders that are missing are made.
     *
     * @throws UserErrorException if it cannot be written
     */
    public static void write(Path file, Object value) {
        try {
            AtomicFiles.write(file, MAPPER.writeValueAsString(value) + "\n");
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Looks whether a file can be written, before a measurement that takes long; its folder is made.
     *
     * @throws UserErrorException if it cannot
     */
    public static void requireWritable(Path file) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.isWritable(folder) || Files.isDirectory(file)) {
                throw new IOException(Files.isDirectory(file) ? "it is a folder" : "its folder is read-only");
            }
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static UserErrorException unwritable(Path file, IOException cause) {
        return new UserErrorException(
                file + " cannot be written (" + cause + "); name a file in a folder of your own", cause);
    }

    /** How results are written and read: optionals and times as such, indented. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
