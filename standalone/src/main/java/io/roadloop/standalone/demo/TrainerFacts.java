package io.roadloop.standalone.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.roadloop.standalone.measure.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the trainer says of itself in its status file; zeros, and no words, where it never came to write one. */
@JsonIgnoreProperties(ignoreUnknown = true)
record TrainerFacts(
        long trainingSteps, double stepMillisMedian, long pseudoLabelsUsed, String device, String precision) {

    /** Such as {@code cpu in fp32}; empty where it never said. */
    String learntOn() {
        return device.isEmpty() ? "" : device + " in " + precision;
    }

    static TrainerFacts read(Path stateFolder) {
        Path file = stateFolder.resolve("trainer-status.json");
        try {
            return Files.exists(file)
                    ? Json.mapper().readValue(file.toFile(), TrainerFacts.class)
                    : new TrainerFacts(0, 0, 0, "", "");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the trainer's status " + file, e);
        }
    }
}
