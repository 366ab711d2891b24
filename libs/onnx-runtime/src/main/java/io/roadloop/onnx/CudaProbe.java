package io.roadloop.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Base64;
import java.util.Optional;

/**
 * Whether ONNX Runtime can use a GPU, by trying. That it was built for CUDA says little: CUDA's libraries are loaded when
 * the provider is asked for, and the GPU is opened with the first session.
 */
final class CudaProbe {

    /** One Identity from {@code x} to {@code y}, a float each; IR 9, opset 18. */
    private static final byte[] IDENTITY = Base64.getDecoder()
            .decode("CAk6OwoQCgF4EgF5IghJZGVudGl0eRIFcHJvYmVaDwoBeBIKCggIARIECgIIAWIPCgF5EgoKCAgBEgQKAggBQgIQEg==");

    private CudaProbe() {}

    /** Why the GPU of that number cannot be used, in one line; empty if it can. */
    static Optional<String> fault(int gpu) {
        OrtEnvironment environment = OnnxRuntime.environment();
        if (!OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            return Optional.of("ONNX Runtime " + environment.getVersion() + " here is for CPUs alone");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addCUDA(gpu);
            environment.createSession(IDENTITY, options).close();
            return Optional.empty();
        } catch (OrtException e) {
            return Optional.of("ONNX Runtime " + environment.getVersion() + " says: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        }
    }
}
