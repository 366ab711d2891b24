package io.roadloop.standalone.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.graph.Graph;
import io.roadloop.graph.GraphBuilder;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.layer.Convolution;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.measure.Json;
import io.roadloop.store.CanaryScores;
import io.roadloop.store.ModelCard;
import io.roadloop.store.ModelInput;
import io.roadloop.store.StoreJson;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvaluateCommandTest {

    private static final Size SIZE = new Size(16, 12);
    private static final List<String> CAMVID = Taxonomies.CAMVID_11.names();

    @TempDir
    private Path folder;

    /** Black, and of class 3 in the mask. */
    @BeforeEach
    void drawOneFrame() throws IOException {
        byte[] classes = new byte[(int) SIZE.pixels()];
        Arrays.fill(classes, (byte) 3);
        write("frames/a.png", ImageWriter.png(new RgbImage(SIZE, new byte[(int) SIZE.pixels() * 3])));
        write("labels/a.png", MaskCodec.encode(new LabelMask(SIZE, classes), Taxonomies.CAMVID_11));
    }

    @Test
    void shouldScoreAModelWhoseCardListsTheTaxonomysClasses() throws IOException {
        write("model/model.onnx", answering(11, 3, Map.of()));
        write("model/card.json", card(CAMVID));

        evaluate("--out", folder.resolve("out").toString());

        assertThat(Json.mapper()
                        .readTree(folder.resolve("out/result.json").toFile())
                        .path("miouPercent")
                        .asDouble())
                .isEqualTo(100);
    }

    @Test
    void shouldRefuseMasksThatShowNoClass() throws IOException {
        byte[] ignored = new byte[(int) SIZE.pixels()];
        Arrays.fill(ignored, (byte) LabelMask.IGNORE);
        write("labels/a.png", MaskCodec.encode(new LabelMask(SIZE, ignored), Taxonomies.CAMVID_11));
        write("model/model.onnx", answering(11, 3, Map.of()));
        write("model/card.json", card(CAMVID));

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--labels " + folder.resolve("labels") + ": at 16x12 the masks have no pixel");
    }

    @Test
    void shouldRefuseAModelWhoseCardListsTheSameClassesInAnotherOrder() throws IOException {
        List<String> turned = new ArrayList<>(CAMVID);
        Collections.swap(turned, 0, 1);
        write("model/model.onnx", answering(11, 3, Map.of()));
        write("model/card.json", card(turned));

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--taxonomy camvid-11 has the classes")
                .hasMessageContaining("card.json says " + String.join(",", turned));
    }

    @Test
    void shouldRefuseAModelThatNamesFewerClassesOfItselfWhereThereIsNoCard() throws IOException {
        write("model/model.onnx", answering(2, 1, Map.of("roadloop.classes", "ground,forklift")));

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("roadloop.classes in")
                .hasMessageContaining("says ground,forklift");
    }

    @Test
    void shouldNameTheClassThatTheTaxonomyDoesNotHaveWhereNothingTellsTheClasses() throws IOException {
        write("model/model.onnx", answering(14, 13, Map.of()));

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--taxonomy camvid-11 has 11 classes, but the model answers class 13");
    }

    @Test
    void shouldNameTheModelThatTheRuntimeDoesNotRun() throws IOException {
        write("model/model.onnx", withAWeightOfAnotherShape(answering(11, 3, Map.of())));

        assertThatThrownBy(this::evaluate)
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("--model " + folder.resolve("model") + ": ");
    }

    @Test
    void shouldScoreTheMeanOverScalesAndMirroredFrames() throws IOException {
        drawLightAndDark();
        write("model/model.onnx", tellingLightFromDark(OnnxOptions.everything()));

        evaluate("--scales", "0.5,1,2", "--flip", "--out", folder.resolve("out").toString());

        JsonNode result =
                Json.mapper().readTree(folder.resolve("out/result.json").toFile());
        assertThat(result.path("miouPercent").asDouble()).isEqualTo(100);
        assertThat(result.path("pixelAccuracyPercent").asDouble()).isEqualTo(100);
        assertThat(result.path("classIouPercent").path(CAMVID.get(3)).asDouble())
                .isEqualTo(100);
        assertThat(result.path("settings").path("scales").asText()).isEqualTo("[0.5, 1.0, 2.0]");
        assertThat(result.path("settings").path("flip").asText()).isEqualTo("true");
    }

    @Test
    void shouldSayWhereProbabilitiesComeFromWhenTheFileGivesNone() throws IOException {
        write("model/model.onnx", answering(11, 3, Map.of()));

        assertThatThrownBy(() -> evaluate("--flip"))
                .isInstanceOf(UserErrorException.class)
                .hasMessageContaining("gives classes and confidence only")
                .hasMessageContaining("export the network with --outputs classes,confidence,logits");
    }

    /** The left third is white and of class 3, the rest black and of class 5. */
    private void drawLightAndDark() throws IOException {
        byte[] classes = new byte[(int) SIZE.pixels()];
        byte[] rgb = new byte[classes.length * RgbImage.CHANNELS];
        for (int pixel = 0; pixel < classes.length; pixel++) {
            boolean light = pixel % SIZE.width() < 4;
            classes[pixel] = (byte) (light ? 3 : 5);
            Arrays.fill(rgb, pixel * RgbImage.CHANNELS, (pixel + 1) * RgbImage.CHANNELS, (byte) (light ? 255 : 0));
        }
        write("frames/a.png", ImageWriter.png(new RgbImage(SIZE, rgb)));
        write("labels/a.png", MaskCodec.encode(new LabelMask(SIZE, classes), Taxonomies.CAMVID_11));
    }

    private static byte[] tellingLightFromDark(OnnxOptions options) {
        float[] weights = new float[3 * 11];
        Arrays.fill(weights, 3 * 3, 3 * 3 + 3, 10);
        float[] bias = new float[11];
        bias[5] = 15;
        return exported(11, weights, bias, options);
    }

    private void evaluate(String... more) {
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        CommandLine command = new CommandLine(new EvaluateCommand())
                .registerConverter(Size.class, Size::parse)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    failure.set((RuntimeException) e);
                    return 1;
                });
        command.execute(Stream.concat(
                        Stream.of(
                                "--model",
                                folder.resolve("model").toString(),
                                "--frames",
                                folder.resolve("frames").toString(),
                                "--labels",
                                folder.resolve("labels").toString(),
                                "--size",
                                SIZE.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** A model that answers one class, whatever it sees. */
    private static byte[] answering(int classes, int answer, Map<String, String> metadata) {
        float[] bias = new float[classes];
        bias[answer] = 10;
        return exported(classes, new float[3 * classes], bias, OnnxOptions.serving(metadata));
    }

    /** One convolution of a pixel's colours. */
    private static byte[] exported(int classes, float[] weights, float[] bias, OnnxOptions options) {
        GraphBuilder builder = GraphBuilder.named("pixels");
        Graph graph =
                builder.build(builder.add("classify", Convolution.of(classes, 1).biased(), builder.input(3)));
        List<NamedTensor> parameters = graph.parameters();
        return OnnxWriter.write(
                graph,
                Map.of(parameters.get(0).path(), weights, parameters.get(1).path(), bias),
                options);
    }

    /** As many numbers as before, in a form that does not fit the frames' three channels. */
    private static byte[] withAWeightOfAnotherShape(byte[] onnx) throws IOException {
        ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
        for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
            if (tensor.getDimsCount() == 4) {
                long classes = tensor.getDims(0);
                tensor.setDims(0, 3).setDims(1, classes);
            }
        }
        return model.build().toByteArray();
    }

    private static byte[] card(List<String> classes) {
        List<OptionalDouble> none = Collections.nCopies(classes.size(), OptionalDouble.empty());
        return StoreJson.write(new ModelCard(
                "road",
                "camvid-11",
                classes,
                new ModelInput(SIZE.width(), SIZE.height()),
                "supervised",
                "ab".repeat(32),
                Optional.empty(),
                1,
                1,
                0,
                1,
                new CanaryScores(1, 0.5, none),
                none,
                Instant.EPOCH,
                "0.1.0"));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
