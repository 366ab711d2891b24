package io.roadloop.graph.example;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtException;
import io.roadloop.graph.example.BrightBox.Batch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrightBoxTest {
    private static final Path SOURCE = Path.of("src/test/java/io/roadloop/graph/example/BrightBox.java");
    private static final Path README = Path.of("README.md");
    private static final int STEPS = 60;

    @Test
    void shouldFindTheBoxAndSayTheSameInOnnxRuntime() throws OrtException {
        // DJL's own ONNX Runtime engine is on this class path too, and must come first.
        Engine.getEngine("OnnxRuntime");
        Batch unseen = Batch.drawn(1_000);
        try (BrightBox network = new BrightBox()) {
            float first = network.train(Batch.drawn(0));
            float last = first;
            for (int step = 1; step < STEPS; step++) {
                last = network.train(Batch.drawn(step));
            }

            byte[] classes = BrightBox.classes(network.exported(), unseen);

            assertThat(last).isLessThan(first / 2);
            assertThat(BrightBox.agreement(classes, unseen.labels())).isGreaterThan(0.95);
            assertThat(BrightBox.agreement(classes, network.classes(unseen))).isGreaterThan(0.999);
        }
    }

    /** Imports are left out there. */
    @Test
    void shouldStandInTheReadmeAsItIs() throws IOException {
        String source = Files.readString(SOURCE);

        String quoted = source.substring(source.indexOf("/** Finds a bright box"));

        assertThat(Files.readString(README)).contains("```java\n" + quoted + "```\n");
    }
}
