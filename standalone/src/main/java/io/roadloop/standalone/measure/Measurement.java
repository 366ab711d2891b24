package io.roadloop.standalone.measure;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.roadloop.kit.service.ExitCode;
import java.util.Map;

/**
 * What a measurement command writes: where the figures come from, whether they pass, and the figures themselves, all on
 * one level of the JSON.
 *
 * @param seconds from the command's begin to its figures
 * @param settings what was asked for, by name; never a secret
 * @param pass whether the figures reach the command's bar
 * @param figures the command's own
 */
public record Measurement<F>(
        @JsonUnwrapped Provenance provenance,
        double seconds,
        Map<String, String> settings,
        boolean pass,
        @JsonUnwrapped F figures) {

    /** 0 if the figures pass, else 1. */
    public int exitCode() {
        return pass ? ExitCode.OK : ExitCode.FAILED;
    }
}
