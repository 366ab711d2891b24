package io.roadloop.standalone.bench;

import io.roadloop.embedded.ResidentMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Resident memory of this process over the steps of a run. */
final class MemoryTrail {

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
        return ResidentMemory.of(ProcessHandle.current().pid());
    }
}
