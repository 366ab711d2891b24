package io.roadloop.standalone.network;

import ai.djl.Device;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.kit.UserErrorException;
import picocli.CommandLine.Option;

/** {@code --device} and {@code --threads}: where and how widely PyTorch runs. */
public final class TorchOptions {

    @Option(
            names = "--device",
            defaultValue = "auto",
            description = "Of PyTorch: auto, cpu or gpu:N. Default: ${DEFAULT-VALUE}.")
    private String device = "";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads of PyTorch. Default: one a core, best on free cores; where other work runs on them, 1 may "
                            + "be many times faster, for threads wait for one another.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** @throws UserErrorException if the threads break their rule; to be called before anything is loaded */
    public void check() {
        if (threads < 1) {
            throw new UserErrorException("--threads is " + threads + ": must be at least 1");
        }
    }

    /**
     * Sets the threads and finds the device.
     *
     * @throws io.roadloop.graph.torch.UnusableDeviceException if there is no such device
     */
    public Device apply() {
        check();
        Device found = TorchDevice.parse(device);
        TorchThreads.limit(threads);
        return found;
    }

    /** As a setting of a measurement. */
    public String device() {
        return device;
    }

    /** As a setting of a measurement. */
    public int threads() {
        return threads;
    }
}
