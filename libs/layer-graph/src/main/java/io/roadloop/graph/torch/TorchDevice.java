package io.roadloop.graph.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where networks run: {@code auto}, {@code cpu} or {@code gpu:N}. */
public final class TorchDevice {
    private static final Pattern GPU = Pattern.compile("gpu:(\\d{1,4})");

    private TorchDevice() {}

    /**
     * The device of that name; {@code auto} is the first GPU if the engine sees one, else the CPU.
     *
     * @throws UnusableDeviceException if the name is none of the three, the engine has no such GPU, or it does not start
     */
    public static Device parse(String name) {
        try {
            return parse(name, Sight.of(Engine.getEngine("PyTorch")));
        } catch (EngineException e) {
            throw new UnusableDeviceException("device '" + name + "': PyTorch does not start: " + root(e), e);
        }
    }

    /** Whether the engine sees a GPU; false, too, where it does not start. */
    public static boolean hasGpu() {
        try {
            return Sight.of(Engine.getEngine("PyTorch")).gpus() > 0;
        } catch (EngineException e) {
            return false;
        }
    }

    /**
     * What the engine sees.
     *
     * @param cuda whether its libraries were built for CUDA
     * @param gpus how many there are: 0, too, where the CUDA runtime is not found
     */
    record Sight(boolean cuda, int gpus) {

        static Sight of(Engine engine) {
            return new Sight(engine.hasCapability("CUDA"), engine.getGpuCount());
        }

        String inWords() {
            if (!cuda) {
                return "PyTorch's libraries here are for CPUs alone";
            }
            return switch (gpus) {
                case 0 -> "PyTorch sees no GPU (no driver, or no libcudart to ask)";
                case 1 -> "PyTorch sees gpu:0 alone";
                default -> "PyTorch sees gpu:0 to gpu:" + (gpus - 1);
            };
        }
    }

    static Device parse(String name, Sight sight) {
        if (name.equals("auto")) {
            return sight.gpus() > 0 ? Device.gpu(0) : Device.cpu();
        }
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        Matcher gpu = GPU.matcher(name);
        if (!gpu.matches()) {
            throw new UnusableDeviceException("device '" + name + "' must be auto, cpu or gpu:N");
        }
        int number = Integer.parseInt(gpu.group(1));
        if (number >= sight.gpus()) {
            throw new UnusableDeviceException(
                    "device '" + name + "' is not there: " + sight.inWords() + "; use auto or cpu, or see docs/gpu.md");
        }
        return Device.gpu(number);
    }

    /** The name by which {@link #parse(String)} finds it: {@code cpu} or {@code gpu:N}. */
    public static String name(Device device) {
        return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }

    /** A manager of arrays on that device, at the root: close it. */
    public static NDManager newManager(Device device) {
        return NDManager.newBaseManager(device, "PyTorch");
    }
}
