package io.roadloop.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where models run.
 *
 * @param gpu number of the GPU; empty for the CPU
 */
public record OnnxDevice(OptionalInt gpu) {

    public static final OnnxDevice CPU = new OnnxDevice(OptionalInt.empty());

    private static final Pattern GPU = Pattern.compile("gpu:([0-9]{1,3})");

    /** Whether {@link #parse} reads the text. */
    public static boolean isValid(String text) {
        return text.equals("auto") || text.equals("cpu") || GPU.matcher(text).matches();
    }

    /**
     * Reads {@code auto}, {@code cpu} or {@code gpu:N}; {@code auto} is the first GPU where this ONNX Runtime was built
     * for one (the artifact onnxruntime_gpu on the class path), and the CPU otherwise.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static OnnxDevice parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.equals("auto")) {
            return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
                    ? new OnnxDevice(OptionalInt.of(0))
                    : CPU;
        }
        Matcher gpu = GPU.matcher(text);
        if (!gpu.matches()) {
            throw new IllegalArgumentException("device '" + text + "': must be auto, cpu or gpu:N");
        }
        return new OnnxDevice(OptionalInt.of(Integer.parseInt(gpu.group(1))));
    }

    @Override
    public String toString() {
        return gpu.isPresent() ? "gpu:" + gpu.getAsInt() : "cpu";
    }
}
