package io.roadloop.standalone.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.street.DriftDay;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A few frames of the street to train on and to score on, and studies of some steps on them. */
record StudyFolders(Path root) {
    void draw() throws IOException {
        draw(root.resolve("train"), 8, 1);
        draw(root.resolve("canary"), 2, 2);
    }

    /**
     * A study of four steps of 32x32, scored twice, where {@code more} does not say otherwise. Frames this small are slower
     * on two threads than on one.
     */
    CommandRun study(String command, String... more) {
        List<String> line = new ArrayList<>(List.of("study", command));
        line.addAll(List.of("--labels", at("train/labels"), "--canary", at("canary"), "--out", at("out")));
        line.addAll(List.of("--device", "cpu", "--threads", "1"));
        Map.of("--frames", at("train/frames"), "--steps", "4", "--eval-every", "2")
                .forEach((option, value) -> {
                    if (!List.of(more).contains(option)) {
                        line.addAll(List.of(option, value));
                    }
                });
        line.addAll(List.of(more));
        return CommandRun.of(line.toArray(String[]::new));
    }

    JsonNode result() throws IOException {
        return Json.mapper().readTree(root.resolve("out/result.json").toFile());
    }

    String at(String path) {
        return root.resolve(path).toString();
    }

    private static void draw(Path into, int frames, long seed) throws IOException {
        Files.createDirectories(into.resolve("frames"));
        Files.createDirectories(into.resolve("labels"));
        SyntheticStreet street = new SyntheticStreet(seed, new Size(48, 36));
        for (int i = 0; i < frames; i++) {
            StreetScene scene = street.render(0, i * 10L, DriftDay.at(0));
            Files.write(into.resolve("frames/" + i + ".png"), ImageWriter.png(scene.image()));
            Files.write(into.resolve("labels/" + i + ".png"), MaskCodec.encode(scene.mask(), Taxonomies.CAMVID_11));
        }
    }
}
