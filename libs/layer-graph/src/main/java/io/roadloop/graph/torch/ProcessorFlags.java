package io.roadloop.graph.torch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the processor says that it can do, in Linux' names; nothing where the system does not tell.
 *
 * @param names such as {@code avx512_bf16}
 */
record ProcessorFlags(Set<String> names) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    ProcessorFlags {
        names = Set.copyOf(names);
    }

    static ProcessorFlags here() {
        try {
            return of(Files.readAllLines(CPU_INFO));
        } catch (IOException absent) {
            return new ProcessorFlags(Set.of());
        }
    }

    /** Of the first processor in that file; all have the same. */
    static ProcessorFlags of(List<String> cpuInfo) {
        return cpuInfo.stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip().split("\\s+"))
                .map(flags -> new ProcessorFlags(Set.copyOf(Arrays.asList(flags))))
                .orElseGet(() -> new ProcessorFlags(Set.of()));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
