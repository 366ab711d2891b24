package io.roadloop.kit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The machine that something was measured or learnt on, in words.
 *
 * @param cores what the JVM may use
 * @param memoryMb physical memory, MB
 * @param gpus the models of the NVIDIA GPUs that the driver knows, whether they are used or not
 */
public record Machine(String processor, int cores, long memoryMb, List<String> gpus, String system, String java) {

    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");
    private static final Path NVIDIA_GPUS = Path.of("/proc/driver/nvidia/gpus");

    public Machine {
        // What was written before GPUs were told has none.
        gpus = gpus == null ? List.of() : List.copyOf(gpus);
    }

    /** This one, as the JVM and the system's /proc tell it. */
    public static Machine here() {
        return new Machine(
                after(CPU_INFO, "model name"),
                Runtime.getRuntime().availableProcessors(),
                memoryMb(after(MEMORY_INFO, "MemTotal")),
                gpus(NVIDIA_GPUS),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.version"));
    }

    /** @param folder of the driver: a folder a GPU, by the address on its bus, and in it a file of what is known of it */
    static List<String> gpus(Path folder) {
        try (Stream<Path> gpus = Files.list(folder)) {
            return gpus.sorted()
                    .map(gpu -> after(gpu.resolve("information"), "Model"))
                    .toList();
        } catch (IOException noDriver) {
            return List.of();
        }
    }

    /** What stands behind the colon of the first line that starts so; "unknown" where there is none, or no such file. */
    private static String after(Path file, String start) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException absent) {
            return "unknown";
        }
    }

    private static long memoryMb(String kilobytes) {
        String digits = kilobytes.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) / 1024;
    }
}
