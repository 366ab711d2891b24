package io.roadloop.standalone.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {

    private final Measuring measuring = Measuring.begin(Provenance.of(List.of("audit", "--out", "audit.json")));

    private record Figures(long frames, List<String> faults) {}

    @Test
    void shouldWriteTheFiguresBesideWhereTheyComeFrom() {
        JsonNode json = json(measuring.end(Map.of("size", "8x8"), true, new Figures(3, List.of())));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "command", "version", "commit", "machine", "seconds", "settings", "pass", "frames", "faults");
        assertThat(json.path("command").asText()).isEqualTo("./roadloop audit --out audit.json");
        assertThat(json.at("/settings/size").asText()).isEqualTo("8x8");
        assertThat(json.path("frames").asLong()).isEqualTo(3);
    }

    @Test
    void shouldEndWithOneWhenTheBarIsMissed() {
        assertThat(measuring.end(Map.of(), false, "figures").exitCode()).isEqualTo(1);
        assertThat(measuring.end(Map.of(), true, "figures").exitCode()).isZero();
    }

    private static JsonNode json(Measurement<?> measurement) {
        return Json.mapper().valueToTree(measurement);
    }
}
