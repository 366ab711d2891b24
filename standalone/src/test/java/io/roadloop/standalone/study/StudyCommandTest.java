package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.measure.Json;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.recipe.UnknownRecipeException;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.street.DriftDay;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StudyCommandTest {
    @TempDir
    private Path folder;

    private int exitCode;

    @BeforeEach
    void draw() throws IOException {
        draw(folder.resolve("train"), 8, 1);
        draw(folder.resolve("canary"), 2, 2);
    }

    @Test
    void shouldKeepFinishedRowsAndGoOn() throws IOException {
        assertThat(study("--recipes", "supervised")).contains("row 1/1", "mIoU").doesNotContain("kept");

        String second = study("--recipes", "supervised,mean-teacher");

        assertThat(second).contains("row 1/2  supervised, seed 1  kept from before", "row 2/2  mean-teacher");
        JsonNode result =
                Json.mapper().readTree(folder.resolve("out/result.json").toFile());
        assertThat(exitCode).isZero();
        assertThat(result.path("pass").asBoolean()).isTrue();
        assertThat(result.path("rows")).hasSize(2);
        assertThat(result.at("/rows/1/curve")).hasSize(2);
        assertThat(result.at("/data/labelled").asInt()).isEqualTo(4);
        assertThat(result.at("/data/unlabelled").asInt()).isEqualTo(4);
        assertThat(folder.resolve("out/learning.png")).isNotEmptyFile();
    }

    @Test
    void shouldEndWithOneWhenARecipeMissesTheBar() throws IOException {
        String said = study("--recipes", "supervised", "--minimum-miou", "100");

        assertThat(exitCode).isEqualTo(1);
        assertThat(said).contains("below --minimum-miou 100.0");
        JsonNode result =
                Json.mapper().readTree(folder.resolve("out/result.json").toFile());
        assertThat(result.path("pass").asBoolean(true)).isFalse();
        assertThat(result.at("/settings/minimum-miou").asText()).isEqualTo("100.0");
    }

    @Test
    void shouldTrainARowAnewWhenTheConditionsHaveChanged() {
        study("--recipes", "supervised");

        assertThat(study("--recipes", "supervised", "--split-seed", "1")).doesNotContain("kept");
    }

    @Test
    void shouldTrainARowAnewWhenAnotherCommitMadeIt() throws IOException {
        study("--recipes", "supervised");
        Path row = folder.resolve("out/rows/supervised-seed-1.json");
        ObjectNode kept = (ObjectNode) Json.mapper().readTree(row.toFile());
        Files.writeString(row, Json.mapper().writeValueAsString(kept.put("commit", "another")));

        assertThat(study("--recipes", "supervised")).doesNotContain("kept");
    }

    @Test
    void shouldSayWhichFolderIsMissing() {
        assertThatThrownBy(() -> study("--frames", folder.resolve("none").toString()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no folder of frames at " + folder.resolve("none"));
    }

    @Test
    void shouldSayThatAFolderHasNoFrames() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> study("--frames", empty.toString()))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("no .jpg, .jpeg or .png in " + empty);
    }

    @Test
    void shouldNameTheRecipesWhenOneIsUnknown() {
        assertThatThrownBy(() -> study("--recipes", "magic"))
                .isInstanceOf(UnknownRecipeException.class)
                .hasMessageContaining("known are supervised, mean-teacher");
    }

    @Test
    void shouldRefuseTwoRecipesOfOneName() throws IOException {
        Path own = folder.resolve("supervised.yaml");
        Files.writeString(own, shipped("mean-teacher"));
        assertThatThrownBy(() -> study("--recipes", "supervised," + own))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("two recipes named supervised");
    }

    private static String shipped(String recipe) throws IOException {
        try (InputStream yaml = Recipes.class.getResourceAsStream("/recipes/" + recipe + ".yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String study(String... more) {
        StringWriter said = new StringWriter();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CommandLine command = new CommandLine(new StudyCommand())
                .setOut(new PrintWriter(said, true))
                .setOverwrittenOptionsAllowed(true)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    failure.set((RuntimeException) e);
                    return 1;
                });
        String[] fixed = {
            "labels",
            "--frames",
            at("train/frames"),
            "--labels",
            at("train/labels"),
            "--canary",
            at("canary"),
            "--out",
            at("out"),
            "--labelled-share",
            "0.5",
            "--size",
            "32x32",
            "--steps",
            "4",
            "--eval-every",
            "2",
            "--device",
            "cpu"
        };
        String[] all = Stream.concat(Arrays.stream(fixed), Arrays.stream(more)).toArray(String[]::new);
        exitCode = command.execute(all);
        if (failure.get() != null) {
            throw failure.get();
        }
        return said.toString();
    }

    private String at(String path) {
        return folder.resolve(path).toString();
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
