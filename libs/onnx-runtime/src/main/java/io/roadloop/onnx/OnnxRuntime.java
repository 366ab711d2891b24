package io.roadloop.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

/**
 * Opens ONNX Runtime sessions, all alike.
 *
 * <p>ONNX Runtime is called directly, not through DJL's engine: DJL's arrays cannot be bound as outputs (a run here
 * allocates nothing but what leaves it), its options switch arena and memory pattern on but never off, and loading from
 * memory leaves a temporary folder behind each time.
 *
 * @param device where models run
 * @param threads of one run, at least 1; with 1 a run stays on its caller's thread and no session has a pool of its own
 * @param memory what becomes of a run's memory
 */
public record OnnxRuntime(OnnxDevice device, int threads, Memory memory) {

    /** What becomes of the memory that a run takes between its operators. */
    public enum Memory {
        /** The session keeps it for the next run: fastest, and it stays as large as the largest run. */
        KEPT,
        /** It is given back: for sessions that live for a few runs. */
        RETURNED
    }

    public OnnxRuntime {
        if (threads < 1) {
            throw new IllegalArgumentException("ONNX Runtime needs at least one thread, not " + threads);
        }
    }

    /**
     * For a service with threads of its own: a session that warms up competes for one core and never for the serving
     * session's threads.
     */
    public static OnnxRuntime serving(OnnxDevice device) {
        return new OnnxRuntime(device, 1, Memory.KEPT);
    }

    /** For models that are looked at and put away, on the CPU. */
    public static OnnxRuntime passing(int threads) {
        return new OnnxRuntime(OnnxDevice.CPU, threads, Memory.RETURNED);
    }

    /**
     * A session of a file.
     *
     * @throws OnnxFailedException if ONNX Runtime does not take it
     */
    public OnnxSession open(byte[] onnx) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setCPUArenaAllocator(memory == Memory.KEPT);
            if (device.gpu().isPresent()) {
                options.addCUDA(device.gpu().getAsInt());
            }
            return new OnnxSession(environment().createSession(onnx, options));
        } catch (OrtException e) {
            throw new OnnxFailedException(this + " does not take the file", e);
        }
    }

    /** The process has one; whoever asks first names it. */
    static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "roadloop");
    }

    @Override
    public String toString() {
        return "ONNX Runtime " + environment().getVersion() + " on " + device;
    }
}
