package io.roadloop.standalone.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.roadloop.standalone.CommandRun;
import io.roadloop.standalone.measure.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldFindThatNetworksSayTheSameInAllThreeReadings() throws IOException {
        Path out = folder.resolve("check.json");

        CommandRun run = CommandRun.of(
                "export",
                "check",
                "--nets",
                "dense-road/compact,deeplab-v3-plus/resnet-narrow-os8,dynamic-routing/small,auxiliary/small",
                "--sizes",
                "64x48,17x33",
                "--out",
                out.toString());

        assertThat(run.code()).as(run.said() + run.complained()).isZero();
        assertThat(run.said())
                .contains(
                        "pass  dense-road/compact",
                        "pass  deeplab-v3-plus/resnet-narrow-os8",
                        "pass  dynamic-routing/small",
                        "pass  auxiliary/small");
        JsonNode result = Json.mapper().readTree(out.toFile());
        assertThat(result.path("pass").asBoolean()).isTrue();
        assertThat(result.path("networks")).hasSize(4);
        for (String pair : List.of("torchScriptInterpreter", "torchScriptOnnx", "interpreterOnnx")) {
            assertThat(result.at("/networks/3/readings/" + pair + "/frames").asInt())
                    .isEqualTo(12);
            // Two readings of one network may round alike, of all four they do not.
            assertThat(result.path("networks"))
                    .as(pair)
                    .map(network -> network.at("/readings/" + pair + "/largestLogitDifference"))
                    .allMatch(JsonNode::isNumber)
                    .anyMatch(difference -> difference.asDouble() > 0);
        }
        assertThat(result.at("/networks/0/inspection").asText()).isEqualTo("accepted");
        assertThat(result.at("/networks/0/pruned")).isEmpty();
        assertThat(result.at("/networks/2/pruned/1/routing/gatesCut").asInt()).isPositive();
        assertThat(result.at("/networks/2/pruned/1/equalInOnnxRuntime").asDouble())
                .isGreaterThanOrEqualTo(0.999);
        assertThat(result.at("/settings/sizes").asText()).isEqualTo("64x48,17x33");
    }
}
