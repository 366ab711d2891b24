package io.roadloop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

    /** The wire form of a card: names may be added, never changed. */
    private static final String GOLDEN = """
            {
              "model" : "road",
              "taxonomy" : "yard-2",
              "classes" : [ "ground", "forklift" ],
              "input" : {
                "width" : 240,
                "height" : 180
              },
              "recipe" : "mean-teacher",
              "recipeDigest" : "abababababababababababababababababababababababababababababababab",
              "parent" : "4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a",
              "round" : 3,
              "step" : 4500,
              "generation" : 2,
              "seed" : 7,
              "scores" : {
                "frames" : 16,
                "miou" : 0.5,
                "classIou" : [ 0.5, null ]
              },
              "thresholds" : [ 0.97, null ],
              "createdAt" : "2026-11-20T12:00:00Z",
              "roadloopVersion" : "0.1.0"
            }
            """;

    @Test
    void shouldKeepItsWireForm() {
        assertThat(new String(StoreJson.write(Models.card()), StandardCharsets.UTF_8))
                .isEqualTo(GOLDEN);
    }

    @Test
    void shouldReadBackWhatItWrote() throws IOException {
        assertThat(read(GOLDEN)).isEqualTo(Models.card());
        assertThat(StoreJson.read(ParityReport.class, StoreJson.write(Models.PARITY)))
                .isEqualTo(Models.PARITY);
    }

    @Test
    void shouldReadACardOfTheFirstModelWithoutParent() throws IOException {
        assertThat(read(GOLDEN.replaceAll("\"parent\" : \"[0-9a-f]+\"", "\"parent\" : null"))
                        .parent())
                .isEmpty();
    }

    @Test
    void shouldPassOverNamesOfALaterVersion() throws IOException {
        assertThat(read(GOLDEN.replace("\"round\" : 3,", "\"round\" : 3, \"mood\" : { \"good\" : true },")))
                .isEqualTo(Models.card());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "model" : "road",          | ''
                    "round" : 3,               | ''
                    "scores" : {               | "scoreless" : {
                    "model" : "road"           | "model" : " "
                    "model" : "road"           | "model" : null
                    "round" : 3                | "round" : -1
                    "round" : 3                | "round" : 3.5
                    "round" : 3                | "round" : null
                    "width" : 240              | "width" : 0
                    "miou" : 0.5               | "miou" : 1.5
                    "miou" : 0.5               | "miou" : "NaN"
                    [ 0.97, null ]             | [ 0.97 ]
                    [ 0.97, null ]             | [ 97, null ]
                    [ 0.5, null ]              | [ 0.5, null, null ]
                    "parent" : "4bf5           | "parent" : "../5
                    2026-11-20T12:00:00Z       | yesterday
                    """)
    void shouldRefuseACardThatBreaksARule(String whole, String broken) {
        assertThat(GOLDEN).contains(whole);
        assertThatThrownBy(() -> read(GOLDEN.replace(whole, broken))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldRefuseANullCardAndWhatFollowsACard() {
        assertThatThrownBy(() -> read("null")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(GOLDEN + "{}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldEitherReadOrRefuseDamagedBytesAndDoNothingElse() {
        SplittableRandom random = new SplittableRandom(11);
        byte[] whole = GOLDEN.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> readOrRefuse(damaged)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "1, -1, 1", "1, NaN, 1", "1, Infinity, 1", "1, 0, 1.01", "1, 0, NaN"})
    void shouldRefuseAParityReportThatCannotBe(int frames, double difference, double equal) {
        assertThatThrownBy(() -> new ParityReport(frames, difference, equal))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseScoresThatCannotBe() {
        List<OptionalDouble> none = List.of();
        assertThatThrownBy(() -> new CanaryScores(0, 0.5, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanaryScores(1, Double.NaN, none)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CanaryScores(1, 0.5, List.of(OptionalDouble.of(-0.1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelCard read(String json) throws IOException {
        return StoreJson.read(ModelCard.class, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void readOrRefuse(byte[] json) {
        try {
            StoreJson.read(ModelCard.class, json);
        } catch (IOException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
