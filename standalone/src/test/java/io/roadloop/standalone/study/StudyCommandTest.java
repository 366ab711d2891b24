package io.roadloop.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roadloop.graph.Graph;
import io.roadloop.graph.nets.Networks;
import io.roadloop.graph.torch.Weights;
import io.roadloop.graph.weights.WeightFiles;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.LabelledSplit;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
    @TempDir
    private Path folder;

    private StudyFolders folders = new StudyFolders(Path.of("."));

    @BeforeEach
    void draw() throws IOException {
        folders = new StudyFolders(folder);
        folders.draw();
    }

    @Test
    void shouldKeepFinishedRowsAndGoOn() throws IOException {
        assertThat(labels("--recipes", "supervised").said())
                .contains("row 1/1", "mIoU")
                .doesNotContain("kept from before");

        CommandRun second = labels("--recipes", "supervised, mean-teacher");

        assertThat(second.said()).contains("row 1/2  supervised, seed 1  kept from before", "row 2/2  mean-teacher");
        assertThat(second.code()).isZero();
        JsonNode result = folders.result();
        assertThat(result.path("pass").asBoolean()).isTrue();
        assertThat(result.at("/cells/0/rows")).hasSize(2);
        assertThat(result.at("/cells/0/rows/1/curve")).hasSize(2);
        assertThat(result.at("/cells/0/data/labelled").asInt()).isEqualTo(4);
        assertThat(result.at("/cells/0/data/unlabelled").asInt()).isEqualTo(4);
        assertThat(folder.resolve("out/learning-0.5-32x32.png")).isNotEmptyFile();
        assertThat(folder.resolve("out/scores-0.5-32x32.png")).isNotEmptyFile();
    }

    @Test
    void shouldNameTheClassesThatTheLabelledFramesLack() {
        // The street has eleven classes, this taxonomy nineteen.
        CommandRun run = labels("--recipes", "supervised", "--taxonomy", "cityscapes-19");

        assertThat(run.said()).contains("cell 0.5-32x32: no labelled frame shows ", "motorcycle, bicycle");
    }

    @Test
    void shouldLearnFromFramesWithoutAMaskAsUnlabelledOnes() throws IOException {
        labels("--recipes", "supervised");
        String whole = folders.result().at("/cells/0/rows/0/conditions/data").asText();
        for (String name : List.of("1", "3", "4", "5", "6")) {
            Files.delete(folder.resolve("train/labels/" + name + ".png"));
        }

        CommandRun run = labels("--recipes", "mean-teacher");

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(run.said())
                .contains("5 of the 8 frames have no mask in " + folders.at("train/labels") + ": they take part");
        JsonNode data = folders.result().at("/cells/0/data");
        assertThat(data.path("labelled").asInt())
                .as("half of the three with masks")
                .isEqualTo(2);
        assertThat(data.path("unlabelled").asInt()).isEqualTo(6);
        assertThat(data.path("withoutMask").asInt()).isEqualTo(5);
        assertThat(data.path("judged").asInt()).isEqualTo(1);
        assertThat(folders.result().at("/cells/0/rows/0/conditions/data").asText())
                .isNotEqualTo(whole);
    }

    @Test
    void shouldTellTheGainOverTheFirstRecipeAndHowRightPseudoLabelsAre() throws IOException {
        labels("--recipes", "supervised,mean-teacher", "--seeds", "1,2");

        JsonNode recipes = folders.result().at("/cells/0/recipes");
        assertThat(recipes.at("/0/gain").isNull()).isTrue();
        assertThat(recipes.at("/0/pseudoLabels").isNull()).isTrue();
        JsonNode gain = recipes.at("/1/gain");
        assertThat(gain.path("over").asText()).isEqualTo("supervised");
        assertThat(gain.path("seeds").asInt()).isEqualTo(2);
        assertThat(gain.path("from").asDouble())
                .isLessThanOrEqualTo(gain.path("points").asDouble());
        assertThat(gain.path("to").asDouble())
                .isGreaterThanOrEqualTo(gain.path("points").asDouble());
        assertThat(recipes.at("/1/pseudoLabels/keptPercent").asDouble()).isPositive();
        assertThat(recipes.at("/1/pseudoLabels/rightPercent").asDouble()).isBetween(0.0, 100.0);
        assertThat(recipes.at("/1/pseudoLabels/keptByClassPercent").asDouble())
                .as("a teacher's mean keeps each pixel")
                .isEqualTo(100);
        assertThat(recipes.at("/1/pseudoLabels/selectedPercent").asDouble()).isEqualTo(100);
        assertThat(recipes.at("/1/pseudoLabels/miouPercent").asDouble()).isPositive();
        assertThat(folders.result()
                        .at("/cells/0/rows/1/curve/0/pseudoLabels/consistency/meanWeight")
                        .asDouble())
                .isPositive();
        assertThat(Files.readString(folder.resolve("out/table.md")))
                .contains("| recipe | seed 1 | seed 2 | mean mIoU, % | gain over supervised, 95 % |")
                .contains("| `mean-teacher` |", "IoU by class");
    }

    @Test
    void shouldEndWithOneWhenARecipeMissesTheBar() throws IOException {
        CommandRun run = labels("--recipes", "supervised", "--minimum-miou", "100");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("supervised is below --minimum-miou 100.0");
        assertThat(folders.result().path("pass").asBoolean(true)).isFalse();
        assertThat(folders.result().at("/settings/minimum-miou").asText()).isEqualTo("100.0");
    }

    @Test
    void shouldGoOnWithTheOtherRowsWhenOneDiverges() throws IOException {
        CommandRun run = labels("--recipes", "supervised," + wild() + ",mean-teacher");

        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        assertThat(run.said())
                .contains("row 2/3  wild, seed 1  diverged at step 3: the norm of the gradient of student is Infinity")
                .contains("row 3/3  mean-teacher, seed 1  mIoU")
                .contains("wild, seed 1: diverged at step 3");
        JsonNode result = folders.result();
        assertThat(result.path("pass").asBoolean(true)).isFalse();
        assertThat(result.at("/cells/0/rows/1/divergence/step").asInt()).isEqualTo(3);
        assertThat(result.at("/cells/0/rows/1/miou").isNull()).isTrue();
        assertThat(result.at("/cells/0/rows/1/curve")).as("scores before").hasSize(1);
        assertThat(result.at("/cells/0/recipes/1/meanMiou").isNull()).isTrue();
        assertThat(result.at("/cells/0/recipes/2/gain/seeds").asInt()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/table.md")))
                .contains("| `wild` | diverged at step 3 |  |")
                .contains("wild, seed 1: diverged at step 3: the norm of the gradient");
        assertThat(folder.resolve("out/scores-0.5-32x32.png")).isNotEmptyFile();
    }

    @Test
    void shouldEndARowThatForgetsAllClassesButOne() throws IOException {
        Path biased = folder.resolve("biased.safetensors");
        Graph graph = Networks.named("dense-road/compact", Taxonomies.CAMVID_11.size());
        Map<String, float[]> weights = Weights.initial(graph, 1);
        float[] scores = weights.getOrDefault("decoder/classify/bias", new float[1]);
        scores[Taxonomies.CAMVID_11.names().indexOf("tree")] = 8;
        WeightFiles.save(graph, weights, biased, Map.of());
        // Learns several classes, then from a model that stands still where it began: at tree everywhere.
        Path file = folder.resolve("forgetful.yaml");
        Files.writeString(file, """
                models:
                  student: { network: dense-road/compact, weights: "FILE" }
                  still: { follows: student, momentum: 1 }
                batch: { labelled: 4, stream: 4 }
                objectives:
                  known: { cross-entropy: { model: student, on: labelled } }
                  told: { cross-entropy: { model: student, on: stream, targets: still }, weight: 100, start: 50 % }
                learners: { student: { sgd: { momentum: 0.9 }, rate: { constant: { from: 0.05 } }, clip: 5 } }
                export: student
                """.replace("FILE", biased.toString()));

        CommandRun run =
                labels("--recipes", file.toString(), "--steps", "80", "--eval-every", "40", "--precision", "fp32");

        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        assertThat(run.said()).contains("forgetful, seed 1  diverged at step 80: tree takes ");
        assertThat(folders.result().at("/cells/0/rows/0/divergence/reason").asText())
                .contains("several classes were known before");
    }

    @Test
    void shouldNotScoreANetworkWhoseNumbersAreNoLongerFinite() throws IOException {
        Path file = folder.resolve("growing.yaml");
        // Each step makes the weights a thousand times as large. Batch norms hide that from the loss: at the seventh
        // step it
        // is finite yet, and the variance that they keep is not.
        Files.writeString(file, """
                models: { student: { network: dense-road/compact } }
                batch: { labelled: 4 }
                objectives: { supervised: { cross-entropy: { model: student, on: labelled }, weight: 1e-6 } }
                learners:
                  student:
                    sgd: { momentum: 0, decay: 0.999 }
                    rate: { constant: { from: 10 } }
                    rates: { initial: 100, block-1: 100, block-2: 100, block-3: 100, block-4: 100, decoder: 0 }
                export: student
                """);

        CommandRun run = labels("--recipes", file.toString(), "--steps", "7", "--eval-every", "7");

        assertThat(run.code()).as(run.complained()).isEqualTo(1);
        assertThat(run.said())
                .contains("growing, seed 1  diverged at step 7: the largest number in ", "running-variance");
        assertThat(folders.result().at("/cells/0/rows/0/miou").isNull()).isTrue();
    }

    @Test
    void shouldKeepARowThatDivergedAsFinished() throws IOException {
        String wild = wild();
        labels("--recipes", wild);

        CommandRun again = labels("--recipes", wild + ",supervised");

        assertThat(again.said()).contains("row 1/2  wild, seed 1  kept from before: diverged at step 3");
        assertThat(again.code()).isEqualTo(1);
        assertThat(folders.result().at("/cells/0/recipes/1/gain").isNull())
                .as("over nothing")
                .isTrue();
    }

    @Test
    void shouldReadARowOfAVersionThatKnewNoDivergence() throws IOException {
        labels("--recipes", "supervised");
        Path file = rowOfSupervised();
        ObjectNode kept = (ObjectNode) Json.mapper().readTree(file.toFile());
        ((ObjectNode) kept.path("row")).remove("divergence");
        Files.writeString(file, Json.mapper().writeValueAsString(kept));

        CommandRun again = labels("--recipes", "supervised");

        assertThat(again.said()).contains("kept from before: mIoU");
        assertThat(again.code()).isZero();
    }

    @Test
    void shouldTrainARowAnewWhenTheConditionsHaveChanged() {
        labels("--recipes", "supervised");

        assertThat(labels("--recipes", "supervised", "--split-seed", "1").said())
                .doesNotContain("kept from before");
    }

    @Test
    void shouldTrainARowAnewWhenOtherCodeMadeIt() throws IOException {
        labels("--recipes", "supervised");
        Path file = rowOfSupervised();
        JsonNode kept = Json.mapper().readTree(file.toFile());
        ((ObjectNode) kept.at("/row/conditions")).put("code", "another");
        Files.writeString(file, Json.mapper().writeValueAsString(kept));

        assertThat(labels("--recipes", "supervised").said()).doesNotContain("kept from before");
    }

    @Test
    void shouldTrainARowAnewWhenAFrameHasChanged() throws IOException {
        labels("--recipes", "supervised");
        Files.copy(
                folder.resolve("train/frames/2.png"),
                folder.resolve("train/frames/1.png"),
                StandardCopyOption.REPLACE_EXISTING);

        assertThat(labels("--recipes", "supervised").said()).doesNotContain("kept from before");
    }

    @Test
    void shouldTrainARowAnewWhenAFileThatItStartsFromHasChanged() throws IOException {
        Path weights = folder.resolve("start.safetensors");
        Path own = folder.resolve("own.yaml");
        Files.writeString(
                own, shipped("supervised").replace("dense-road/compact", "dense-road/compact, weights: " + weights));
        start(weights, 1);
        labels("--recipes", own.toString());
        assertThat(folders.result()
                        .at("/cells/0/rows/0/conditions/models.student.weights")
                        .asText())
                .hasSize(64);
        start(weights, 2);

        CommandRun other = labels("--recipes", own.toString());

        assertThat(other.said()).doesNotContain("kept from before");
        start(weights, 1);
        assertThat(labels("--recipes", own.toString()).said()).contains("own, seed 1  kept from before");
    }

    @Test
    void shouldKeepARowThatAnotherCommitMadeWithTheSameCode() throws IOException {
        labels("--recipes", "supervised");
        Path file = rowOfSupervised();
        JsonNode kept = Json.mapper().readTree(file.toFile());
        ((ObjectNode) kept.path("row")).put("commit", "another");
        Files.writeString(file, Json.mapper().writeValueAsString(kept));

        assertThat(labels("--recipes", "supervised").said()).contains("kept from before");
        assertThat(folders.result().at("/cells/0/rows/0/commit").asText()).isEqualTo("another");
    }

    @Test
    void shouldGoOnWithEachOfTwoStudiesOfOtherStepsThatShareTheirRows() {
        String[] four = {
            "--recipes", "supervised", "--rows", folder.resolve("shared").toString()
        };
        String[] two = {
            "--recipes", "supervised", "--rows", folder.resolve("shared").toString(), "--steps", "2"
        };
        labels(four);
        assertThat(labels(two).said()).doesNotContain("kept from before");

        String said = labels(four).said() + labels(two).said();

        assertThat(said.split("kept from before", -1)).as("both rows").hasSize(3);
    }

    @Test
    void shouldKeepTheRowOfARecipeWhileAnotherVersionOfItIsTried() throws IOException {
        Path own = folder.resolve("own.yaml");
        String first = shipped("supervised");
        Files.writeString(own, first);
        labels("--recipes", own.toString());
        Files.writeString(own, shipped("mean-teacher"));
        assertThat(labels("--recipes", own.toString()).said()).doesNotContain("kept from before");
        Files.writeString(own, first);

        CommandRun again = labels("--recipes", own.toString());

        assertThat(again.said()).contains("own, seed 1  kept from before");
    }

    @Test
    void shouldCompareAtEachShareAndSize() throws IOException {
        CommandRun run = folders.study(
                "recipes",
                "--recipes",
                "supervised",
                "--labelled-shares",
                "0.25,0.5",
                "--sizes",
                "32x32,48x36",
                "--steps",
                "1",
                "--minimum-miou",
                "100");

        assertThat(run.said())
                .contains(
                        "row 1/4  0.25-32x32  supervised, seed 1",
                        "row 4/4  0.5-48x36  supervised, seed 1",
                        "0.5-48x36: supervised is below --minimum-miou 100.0",
                        "48x36, 1 step, scored on");
        assertThat(folders.result().path("cells"))
                .extracting(cell -> cell.path("labelledShare").asText() + " of "
                        + cell.path("size").asText())
                .containsExactly("0.25 of 32x32", "0.5 of 32x32", "0.25 of 48x36", "0.5 of 48x36");
        assertThat(labels("--recipes", "supervised", "--steps", "1").said())
                .contains("row 1/1  supervised, seed 1  kept from before");
    }

    @Test
    void shouldCompareARecipeWithItselfWithoutAPart() throws IOException {
        CommandRun run =
                folders.study("ablation", "--recipe", "mean-teacher", "--size", "32x32", "--labelled-share", "0.5");

        assertThat(run.code()).as(run.complained()).isZero();
        assertThat(folders.result().at("/cells/0/recipes"))
                .extracting(summary -> summary.path("recipe").asText())
                .containsExactly("mean-teacher", "mean-teacher-without-consistency");
        assertThat(folders.result().at("/cells/0/recipes/1/gain/over").asText()).isEqualTo("mean-teacher");
    }

    @Test
    void shouldNameThePartsOfARecipe() {
        CommandRun run = folders.study("ablation", "--recipe", "mean-teacher", "--without", "magic");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("no part magic", "[supervised, taught, consistency]");
    }

    @Test
    void shouldNotScoreOnAFrameThatIsLearntFrom() throws IOException {
        Path scored = folder.resolve("canary/frames/0.png");
        Path learnt = folder.resolve("train/frames/3.png");
        Files.copy(learnt, scored, StandardCopyOption.REPLACE_EXISTING);

        CommandRun labelled = labels("--recipes", "supervised");
        Files.delete(folder.resolve("train/labels/3.png"));
        CommandRun withoutMask = labels("--recipes", "supervised");

        assertThat(List.of(labelled, withoutMask)).allSatisfy(run -> {
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.complained())
                    .contains(scored + " of --canary is the frame " + learnt + " of --frames: nothing that is scored");
        });
    }

    @Test
    void shouldRefuseACanaryThatShowsNoClass() throws IOException {
        assertRefusedWithoutClasses(
                "canary",
                2,
                "--canary " + folder.resolve("canary") + ": the masks of the 2 scored frames have no pixel");
    }

    @Test
    void shouldRefuseLabelledFramesThatShowNoClass() throws IOException {
        assertRefusedWithoutClasses(
                "train", 8, "--labels " + folder.resolve("train/labels") + ": the masks of the 4 labelled frames");
    }

    @Test
    void shouldRefuseLabelledFramesWithoutClassesOfALaterCellBeforeTheFirstRow() throws IOException {
        hide("train", List.copyOf(LabelledSplit.draw(names(8), 0.125, 0)));

        CommandRun run = folders.study(
                "recipes",
                "--recipes",
                "supervised",
                "--labelled-shares",
                "1,0.125",
                "--sizes",
                "32x32",
                "--steps",
                "1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("the masks of the 1 labelled frames have no pixel");
        assertThat(run.said()).doesNotContain("row 1");
    }

    private void assertRefusedWithoutClasses(String of, int frames, String complaint) throws IOException {
        hide(of, names(frames));

        CommandRun run = labels("--recipes", "supervised");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains(complaint);
    }

    @Test
    void shouldNameRecipeAndKeyOfAFileThatDoesNotFitBeforeTheFirstRow() throws IOException {
        Graph other = Networks.named("dense-road/full", 11);
        Path weights = folder.resolve("other.safetensors");
        WeightFiles.save(other, Weights.initial(other, 1), weights, Map.of());
        Path recipe = folder.resolve("started.yaml");
        Files.writeString(recipe, """
                models: { student: { network: dense-road/compact, weights: "FILE" } }
                batch: { labelled: 2 }
                objectives: { supervised: { cross-entropy: { model: student, on: labelled } } }
                learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
                export: student
                """.replace("FILE", weights.toString()));

        CommandRun run = labels("--recipes", "supervised," + recipe);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("recipe started: models.student.weights: weights " + weights);
        assertThat(run.said()).doesNotContain("row 1/2");
    }

    @Test
    void shouldSayWhichFolderIsMissing() {
        CommandRun run = labels("--frames", folder.resolve("none").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.complained()).contains("no folder of frames at " + folder.resolve("none"));
    }

    @Test
    void shouldSayThatAFolderHasNoFrames() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));

        assertThat(labels("--frames", empty.toString()).complained()).contains("no .jpg, .jpeg or .png in " + empty);
    }

    @Test
    void shouldNameTheRecipesWhenOneIsUnknown() {
        assertThat(labels("--recipes", "magic").complained()).contains("known are supervised, mean-teacher");
    }

    @Test
    void shouldRefuseARecipeThatDoesNotFitTheSizeBeforeAnyRow() throws IOException {
        Path small = folder.resolve("small.yaml");
        Files.writeString(small, shipped("directional").replace("window: 0.7", "window: 0.2"));

        CommandRun run = labels("--recipes", "supervised," + small);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).doesNotContain("row ");
        assertThat(run.complained().strip())
                .hasLineCount(1)
                .contains(
                        "recipe small: crops.context.window is 0.2: a crop of 0.2 of a frame of 32x32 is smaller than");
    }

    @Test
    void shouldRefuseTwoRecipesOfOneName() throws IOException {
        Path own = folder.resolve("supervised.yaml");
        Files.writeString(own, shipped("mean-teacher"));

        assertThat(labels("--recipes", "supervised," + own).complained()).contains("two recipes are named supervised");
    }

    private CommandRun labels(String... more) {
        String[] fixed = {"--labelled-share", "0.5", "--size", "32x32"};
        return folders.study(
                "labels",
                Stream.concat(Arrays.stream(fixed), Arrays.stream(more)).toArray(String[]::new));
    }

    private static void start(Path file, long seed) {
        Graph graph = Networks.named("dense-road/compact", Taxonomies.CAMVID_11.size());
        WeightFiles.save(graph, Weights.initial(graph, seed), file, Map.of());
    }

    private static List<String> names(int frames) {
        return IntStream.range(0, frames).mapToObj(String::valueOf).toList();
    }

    /** Makes the classes of all pixels unknown. */
    private void hide(String of, List<String> frames) throws IOException {
        Size size = new Size(48, 36);
        byte[] ignored = new byte[(int) size.pixels()];
        Arrays.fill(ignored, (byte) LabelMask.IGNORE);
        for (String frame : frames) {
            Files.write(
                    folder.resolve(of + "/labels/" + frame + ".png"),
                    MaskCodec.encode(new LabelMask(size, ignored), Taxonomies.CAMVID_11));
        }
    }

    private Path rowOfSupervised() throws IOException {
        try (Stream<Path> rows = Files.list(folder.resolve("out/rows/0.5-32x32"))) {
            return rows.filter(row -> row.getFileName().toString().startsWith("supervised-seed-1-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A recipe that diverges in the middle of a row. */
    private String wild() throws IOException {
        Path file = folder.resolve("wild.yaml");
        Files.writeString(file, """
                models: { student: { network: dense-road/compact } }
                batch: { labelled: 2 }
                objectives:
                  steady: { cross-entropy: { model: student, on: labelled } }
                  wild: { cross-entropy: { model: student, on: labelled }, weight: 1e30, start: 50 % }
                learners: { student: { sgd: {}, rate: { constant: { from: 0.01 } } } }
                export: student
                """);
        return file.toString();
    }

    private static String shipped(String recipe) throws IOException {
        try (InputStream yaml = Recipes.class.getResourceAsStream("/recipes/" + recipe + ".yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
