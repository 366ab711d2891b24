package io.roadloop.inference.segment;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * Makes ONNX Runtime sessions, all alike.
 *
 * <p>ONNX Runtime is called directly, not through DJL's engine: DJL's arrays cannot be bound as outputs (a run here
 * allocates nothing but the two planes that leave it), its options switch arena and memory pattern on but never off,
 * and loading from memory leaves a temporary folder behind each time.
 *
 * <p>One intra-op thread a session and sequential execution: a run stays on its caller's thread and no session has a
 * pool of its own, so that a session that warms up competes for one core and never for the serving session's threads.
 */
public final class OnnxSessions {

    private final OrtEnvironment environment =
            OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "roadloop");
    private final OnnxDevice device;

    public OnnxSessions(OnnxDevice device) {
        this.device = device;
    }

    OrtEnvironment environment() {
        return environment;
    }

    /** A session that its caller closes, never while another thread is inside {@code run}. */
    OrtSession open(byte[] onnx) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            if (device.gpu().isPresent()) {
                options.addCUDA(device.gpu().getAsInt());
            }
            return environment.createSession(onnx, options);
        }
    }

    @Override
    public String toString() {
        return "ONNX Runtime " + environment.getVersion() + " on " + device;
    }
}
