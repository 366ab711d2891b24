package io.roadloop.standalone.demo;

import java.util.List;

/**
 * Who may use which cores of one machine: the trainer all but one (at least one), the service one at a time, so that
 * training and serving do not fight over two.
 */
final class CpuShares {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private CpuShares() {}

    static int trainingThreads() {
        return Math.max(1, CORES - 1);
    }

    static List<String> training() {
        return List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "-Dai.djl.pytorch.num_interop_threads=1");
    }

    static List<String> serving() {
        return List.of("-Xmx256m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dai.djl.offline=true");
    }

    static List<String> feeding() {
        return List.of("-Xmx192m", "-XX:+UseSerialGC", "-Djava.awt.headless=true");
    }
}
