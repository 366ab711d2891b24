package io.roadloop.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.layer.Fill;
import io.roadloop.vision.Taxonomies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RatesTest {
    private static final String YAML = """
        models: { student: { network: dense-road/compact, heads: [projector, predictor] } }
        batch: { labelled: 4, stream: 1 }
        objectives:
          supervised: { cross-entropy: { model: student, on: labelled } }
          sure: { entropy: { model: student, on: stream } }
        learners: { student: { sgd: {}, rate: { constant: { from: 0.1 } }, rates: RATES } }
        export: student
        """;

    @Test
    void shouldBeThoseOfTheRoomsAndHeadsThatARecipeNamesAndElsewhereOne() {
        Rates rates = recipe("{ block-1: 0.1, projector: 2, predictor: 0 }")
                .learners()
                .get(0)
                .rates();

        assertThat(rates.of("block-1/layer-1/conv/weight")).isEqualTo(0.1);
        assertThat(rates.of("heads/projector/0/first/weight")).isEqualTo(2);
        assertThat(rates.of("heads/predictor/0/first/weight")).isEqualTo(0);
        assertThat(rates.of("decoder/conv/weight")).isEqualTo(1);
    }

    @Test
    void shouldMultiplyTheFactorThatALayerHasOfItsOwn() {
        Rates rates = new Rates(Map.of("layer-0", 0.1));

        NamedTensor gate =
                rates.of(new NamedTensor("layer-0/gate/weight", new Shape(1), new Fill.Constant(0), true, 2.5));

        assertThat(gate)
                .isEqualTo(new NamedTensor("layer-0/gate/weight", new Shape(1), new Fill.Constant(0), true, 0.25));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ encoder: 0.1 } | unknown key learners.student.rates.encoder; known here are block-1, block-2, block-3,"
                        + " block-4, decoder, initial, predictor, projector",
                "{ jigsaw: 0.1 } | unknown key learners.student.rates.jigsaw; known here are",
                "{ block-1: -0.1 } | learners.student.rates.block-1 is -0.1: must lie in [0, 100]",
                "{ block-1: 101 } | learners.student.rates.block-1 is 101: must lie in [0, 100]",
                "{ block-1: NaN } | learners.student.rates.block-1 is \"NaN\": must lie in [0, 100]",
                "{ block-1: 10 % } | learners.student.rates.block-1 is \"10 %\": must lie in [0, 100]",
                "0.1 | learners.student.rates is 0.1: must be a mapping of keys to values",
                "{ initial: 0, block-1: 0, block-2: 0, block-3: 0, block-4: 0, decoder: 0 } | must leave a room of"
                        + " dense-road/compact above 0",
            })
    void shouldNameTheRuleThatTheyBreak(String rates, String message) {
        assertThatThrownBy(() -> recipe(rates))
                .isInstanceOf(InvalidRecipeException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldBePartOfTheDigestAndOfTheTextThatARecipeIsReadAgainFrom() {
        Recipe slow = recipe("{ block-1: 0.1 }");

        Recipe again = Recipes.restored(slow.name(), slow.text(), Taxonomies.CAMVID_11);

        assertThat(again).isEqualTo(slow);
        assertThat(slow.digest()).isNotEqualTo(recipe("{ block-1: 0.2 }").digest());
        assertThat(slow).isNotEqualTo(recipe("{ block-1: 0.2 }"));
    }

    @Test
    void shouldGoWithAHeadThatAnAblationLeavesOut(@TempDir Path folder) throws IOException {
        String yaml = YAML.replace("RATES", "{ block-1: 0.1, projector: 2 }");
        Path file = Files.writeString(folder.resolve("rated.yaml"), yaml);

        Recipe rest = LeavingOut.without(file.toString(), "sure", Taxonomies.CAMVID_11);

        assertThat(rest.learners().get(0).rates()).isEqualTo(new Rates(Map.of("block-1", 0.1)));
    }

    @ParameterizedTest
    @MethodSource("io.roadloop.trainer.recipe.Network#names")
    void shouldTellRoomsFromHeads(String network) {
        List<String> rooms = new Network(network).rooms();

        assertThat(rooms).isNotEmpty().doesNotContain("heads").doesNotContainAnyElementsOf(HeadKind.keys());
    }

    private static Recipe recipe(String rates) {
        return Recipes.parse("rated", YAML.replace("RATES", rates));
    }
}
