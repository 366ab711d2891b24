package io.roadloop.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import io.roadloop.graph.onnx.OnnxOptions;
import io.roadloop.graph.onnx.OnnxWriter;
import io.roadloop.onnx.Predictor;
import io.roadloop.store.RoutingParity.Form;
import io.roadloop.trainer.Patterns;
import io.roadloop.trainer.gate.CanaryFrame;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.step.ExportedWeights;
import io.roadloop.vision.ClassSpec;
import io.roadloop.vision.Taxonomy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExporterTest {
    private static final Taxonomy TAXONOMY = new Taxonomy(
            "pattern-3",
            List.of(new ClassSpec("sky", 1, 1, 1), new ClassSpec("road", 2, 2, 2), new ClassSpec("car", 3, 3, 3)));

    private final Exporter exporter = new Exporter(
            new Provenance("road", TAXONOMY, Patterns.SIZE, Recipes.named("supervised"), 1, "test"), Device.cpu(), 1);

    @Test
    void shouldServeThePrunedNetworkAndSayWhatThatSaved() {
        ExportedWeights weights = CanaryFixture.shutIn("layer-1");
        List<CanaryFrame> canary = CanaryFixture.patterns(8);
        byte[] gated = OnnxWriter.write(weights.graph(), weights.arrays(), OnnxOptions.serving(Map.of()));

        try (Candidate candidate = exporter.export(weights, new RoundFacts(1, 10, 0), canary);
                Predictor whole = Predictor.load(gated, 1)) {
            assertThat(candidate.onnx().length).isLessThan(gated.length);
            assertThat(candidate.parity().equalArgmax()).isGreaterThanOrEqualTo(0.999);
            assertThat(candidate.parity().routing()).hasValueSatisfying(routing -> {
                assertThat(routing.exported()).isEqualTo(Form.PRUNED);
                assertThat(routing.multiplyAddsAfter()).isLessThan(routing.multiplyAddsBefore());
            });
            for (CanaryFrame frame : canary) {
                assertThat(candidate
                                .predictor()
                                .predict(frame.image())
                                .classes()
                                .classes())
                        .isEqualTo(whole.predict(frame.image()).classes().classes());
            }
        }
    }
}
