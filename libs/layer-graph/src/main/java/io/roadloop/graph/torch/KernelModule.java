package io.roadloop.graph.torch;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of the named kernels, and the module that it makes. */
final class KernelModule {
    private static final String TEXT = "kernels.torchscript";

    private KernelModule() {}

    static ScriptModule load(NDManager manager) {
        try (InputStream text = KernelModule.class.getResourceAsStream(TEXT)) {
            if (text == null) {
                throw new IllegalStateException(TEXT + " is not on the class path: the jar is damaged");
            }
            return ScriptModule.load(new String(text.readAllBytes(), StandardCharsets.UTF_8), manager);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
