package io.roadloop.graph.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
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
     * @throws UnusableDeviceException if the name is none of the three, or the engine has no such GPU
     */
    public static Device parse(String name) {
        return parse(name, Engine.getEngine("PyTorch").getGpuCount());
    }

    static Device parse(String name, int gpus) {
        if (name.equals("auto")) {
            return gpus > 0 ? Device.gpu(0) : Device.cpu();
        }
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        Matcher gpu = GPU.matcher(name);
        if (!gpu.matches()) {
            throw new UnusableDeviceException("device '" + name + "' must be auto, cpu or gpu:N");
        }
        int number = Integer.parseInt(gpu.group(1));
        if (number >= gpus) {
            throw new UnusableDeviceException("device '" + name + "' is not there: PyTorch sees " + gpus
                    + " GPUs; use auto or cpu, or install CUDA natives");
        }
        return Device.gpu(number);
    }

    /** A manager of arrays on that device, at the root: close it. */
    public static NDManager newManager(Device device) {
        return NDManager.newBaseManager(device, "PyTorch");
    }
}
