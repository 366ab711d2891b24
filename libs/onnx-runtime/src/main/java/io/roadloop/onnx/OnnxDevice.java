package io.roadloop.onnx;

import java.util.Optional;
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

    /** Whether the text is one that {@link #parse} reads, be the device there or not. */
    public static boolean isValid(String text) {
        return text.equals("auto") || text.equals("cpu") || GPU.matcher(text).matches();
    }

    /**
     * Reads {@code auto}, {@code cpu} or {@code gpu:N}, and tries a GPU before it names it; {@code auto} is the first GPU
     * where it can be used, and the CPU otherwise.
     *
     * @throws UnusableOnnxDeviceException for any other text, or if that GPU cannot be used
     */
    public static OnnxDevice parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        if (text.equals("auto")) {
            return hasGpu() ? gpu(0) : CPU;
        }
        Matcher gpu = GPU.matcher(text);
        if (!gpu.matches()) {
            throw new UnusableOnnxDeviceException("device '" + text + "': must be auto, cpu or gpu:N");
        }
        int number = Integer.parseInt(gpu.group(1));
        Optional<String> fault = CudaProbe.fault(number);
        if (fault.isPresent()) {
            throw new UnusableOnnxDeviceException(
                    "device '" + text + "' cannot be used: " + fault.get() + "; use auto or cpu, or see docs/gpu.md");
        }
        return gpu(number);
    }

    /** Whether ONNX Runtime can use the first GPU. */
    public static boolean hasGpu() {
        return CudaProbe.fault(0).isEmpty();
    }

    private static OnnxDevice gpu(int number) {
        return new OnnxDevice(OptionalInt.of(number));
    }

    @Override
    public String toString() {
        return gpu.isPresent() ? "gpu:" + gpu.getAsInt() : "cpu";
    }
}
