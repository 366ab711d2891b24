package io.roadloop.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A made-up model for tests of the store, which does not look into the file. */
final class Models {

    static final byte[] ONNX = "a model file".getBytes(StandardCharsets.UTF_8);
    static final ParityReport PARITY = new ParityReport(8, 3.5e-6, 0.9999);

    private Models() {}

    static ModelCard card() {
        return new ModelCard(
                "road",
                "yard-2",
                List.of("ground", "forklift"),
                new ModelInput(240, 180),
                "mean-teacher",
                "ab".repeat(32),
                Optional.of(ModelDigest.of(new byte[] {1})),
                3,
                4_500,
                2,
                7,
                new CanaryScores(16, 0.5, List.of(OptionalDouble.of(0.5), OptionalDouble.empty())),
                List.of(OptionalDouble.of(0.97), OptionalDouble.empty()),
                Instant.parse("2026-11-20T12:00:00Z"),
                "0.1.0");
    }
}
