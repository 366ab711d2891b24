package io.roadloop.standalone.demo;

import io.roadloop.embedded.ResidentMemory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Resident memory of every process of the demo, this one among them: the most that was seen of each, and of all at one
 * moment.
 */
final class Memory {

    private static final long MEGABYTE = 1 << 20;

    private final Map<String, Supplier<OptionalLong>> processes = new LinkedHashMap<>();
    private final Map<String, Long> peaks = new LinkedHashMap<>();
    private long peakOfAll;

    /** Watches this process, which starts the others and audits. */
    Memory() {
        long own = ProcessHandle.current().pid();
        watch("demo", () -> ResidentMemory.of(own));
    }

    void watch(String name, Supplier<OptionalLong> residentBytes) {
        processes.put(name, residentBytes);
        peaks.put(name, 0L);
    }

    void sample() {
        long all = 0;
        for (Map.Entry<String, Supplier<OptionalLong>> process : processes.entrySet()) {
            long bytes = process.getValue().get().orElse(0);
            peaks.merge(process.getKey(), bytes, Math::max);
            all += bytes;
        }
        peakOfAll = Math.max(peakOfAll, all);
    }

    /** Peaks in MB by process, and under {@code total} the peak of their sum. */
    Map<String, Long> peaksMb() {
        Map<String, Long> megabytes = new LinkedHashMap<>();
        peaks.forEach((name, bytes) -> megabytes.put(name, bytes / MEGABYTE));
        megabytes.put("total", peakOfAll / MEGABYTE);
        return megabytes;
    }
}
