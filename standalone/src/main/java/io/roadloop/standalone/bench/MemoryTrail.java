package io.roadloop.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Resident memory of this process over the steps of a run. */
final class MemoryTrail {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final List<Point> points = new ArrayList<>();

    /** @param residentBytes at the end of a step */
    record Point(long step, long residentBytes) {}

    /** Looks now; nothing where the system has no /proc. */
    void look(long step) {
        residentBytes().ifPresent(bytes -> points.add(new Point(step, bytes)));
    }

    void add(Point point) {
        points.add(point);
    }

    List<Point> points() {
        return List.copyOf(points);
    }

    /** Bytes a step, by least squares over the points from a step on; 0 where there are fewer than two. */
    double slopeFrom(long step) {
        List<Point> late = points.stream().filter(point -> point.step() >= step).toList();
        double meanStep = late.stream().mapToLong(Point::step).average().orElse(0);
        double meanBytes =
                late.stream().mapToLong(Point::residentBytes).average().orElse(0);
        double spread = late.stream()
                .mapToDouble(point -> square(point.step() - meanStep))
                .sum();
        double together = late.stream()
                .mapToDouble(point -> (point.step() - meanStep) * (point.residentBytes() - meanBytes))
                .sum();
        return spread == 0 ? 0 : together / spread;
    }

    private static double square(double value) {
        return value * value;
    }

    static OptionalLong residentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException unavailable) {
            return OptionalLong.empty();
        }
    }
}
