package io.roadloop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadloop.store.RoutingParity.Form;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParityReportTest {

    private static final ParityReport PRUNED = new ParityReport(4, 0.25, 1)
            .with(Optional.of(new RoutingParity(Form.PRUNED, 100, 33, 0.9995, 900, 500, 45, 12, 18, 3)));

    /** The wire form: names may be added, never changed. */
    private static final String GOLDEN = """
            {
              "frames" : 4,
              "largestLogitDifference" : 0.25,
              "equalArgmax" : 1.0,
              "routing" : {
                "exported" : "PRUNED",
                "frames" : 100,
                "heldOut" : 33,
                "equalArgmax" : 0.9995,
                "multiplyAddsBefore" : 900,
                "multiplyAddsAfter" : 500,
                "gates" : 45,
                "gatesCut" : 12,
                "cells" : 18,
                "cellsCut" : 3
              }
            }
            """;

    @Test
    void shouldKeepItsWireForm() throws IOException {
        assertThat(new String(StoreJson.write(PRUNED), StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
        assertThat(read(GOLDEN)).isEqualTo(PRUNED);
    }

    @Test
    void shouldReadAReportFromBeforeRoutingWasMeasured() throws IOException {
        ParityReport report = read("{ \"frames\" : 8, \"largestLogitDifference\" : 3.5E-6, \"equalArgmax\" : 0.9999 }");

        assertThat(report).isEqualTo(new ParityReport(8, 3.5e-6, 0.9999));
    }

    @Test
    void shouldReadARoutingReportFromBeforeFramesWereHeldOut() throws IOException {
        ParityReport report = read(GOLDEN.replace("    \"heldOut\" : 33,\n", ""));

        assertThat(report.routing()).hasValueSatisfying(routing -> {
            assertThat(routing.frames()).isEqualTo(100);
            assertThat(routing.heldOut()).isZero();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "frames" : 100             | "frames" : 0
                    "heldOut" : 33             | "heldOut" : -1
                    "PRUNED"                   | "CUT"
                    0.9995                     | 1.5
                    "multiplyAddsAfter" : 500  | "multiplyAddsAfter" : 901
                    "gatesCut" : 12            | "gatesCut" : 46
                    "cellsCut" : 3             | "cellsCut" : -1
                    "cells" : 18,              | ''
                    """)
    void shouldRefuseRoutingThatCannotBe(String whole, String broken) {
        assertThat(GOLDEN).contains(whole);
        assertThatThrownBy(() -> read(GOLDEN.replace(whole, broken))).isInstanceOf(IOException.class);
    }

    private static ParityReport read(String json) throws IOException {
        return StoreJson.read(ParityReport.class, json.getBytes(StandardCharsets.UTF_8));
    }
}
