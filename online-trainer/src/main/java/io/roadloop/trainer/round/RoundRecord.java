package io.roadloop.trainer.round;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloop.kit.UserErrorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a journal says of a round that came to its end. */
record RoundRecord(JournalHeader header, List<JournalStep> steps, JournalEnd end) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads a file of the journal.
     *
     * @throws UserErrorException if it cannot be read, or is none of this version of Roadloop
     */
    static RoundRecord read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            int last = lines.size() - 1;
            if (last < 2) {
                throw new UserErrorException(file + " has " + lines.size()
                        + " lines: a round's journal has a header, at least one step and an end");
            }
            List<JournalStep> steps = new ArrayList<>();
            for (String line : lines.subList(1, last)) {
                steps.add(parse(line, JournalStep.class));
            }
            return new RoundRecord(
                    parse(lines.get(0), JournalHeader.class), steps, parse(lines.get(last), JournalEnd.class));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** {@link #read} for the first line alone. */
    static JournalHeader header(Path file) {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("it is empty");
            }
            return parse(line, JournalHeader.class);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static <V> V parse(String line, Class<V> type) throws IOException {
        V value = JSON.readValue(line, type);
        if (value == null) {
            throw new IOException("a line says null");
        }
        return value;
    }

    private static UserErrorException unreadable(Path file, IOException cause) {
        String why = cause instanceof JsonProcessingException said
                ? said.getOriginalMessage()
                : String.valueOf(cause.getMessage());
        String what = cause instanceof FileSystemException
                ? " cannot be read: "
                : " is no journal that this version of Roadloop can replay: ";
        return new UserErrorException(file + what + why, cause);
    }
}
