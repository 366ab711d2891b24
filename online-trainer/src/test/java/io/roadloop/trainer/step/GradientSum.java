package io.roadloop.trainer.step;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A joint gradient beside the gradients of its terms, added up.
 *
 * @param joint arrays by path, such as {@code student/weights/ROOM/…}
 * @param terms of each term the same paths
 */
record GradientSum(Map<String, float[]> joint, Collection<Map<String, float[]>> terms) {
    private static final float[] NONE = {};

    /** Where arrays lie together: a part of a network, or a head. */
    Set<String> rooms() {
        Set<String> rooms = new TreeSet<>();
        joint.keySet().forEach(path -> rooms.add(path.replaceFirst("^([^/]+/[^/]+/[^/]+/).*", "$1")));
        return rooms;
    }

    /** How far the joint gradient lies from the sum, in a room. */
    double gap(String room) {
        return gap(path -> path.startsWith(room));
    }

    /** How far the joint gradient lies from the sum. */
    double gap() {
        return gap(path -> true);
    }

    /** How long the joint gradient is in a room. */
    double length(String room) {
        return length(joint, path -> path.startsWith(room));
    }

    static double length(Map<String, float[]> gradient) {
        return length(gradient, path -> true);
    }

    private double gap(Predicate<String> where) {
        double squares = 0;
        for (Map.Entry<String, float[]> entry : joint.entrySet()) {
            if (where.test(entry.getKey())) {
                double[] left = new double[entry.getValue().length];
                add(left, entry.getValue(), 1);
                terms.forEach(term -> add(left, term.getOrDefault(entry.getKey(), NONE), -1));
                squares += Arrays.stream(left).map(value -> value * value).sum();
            }
        }
        return Math.sqrt(squares);
    }

    private static void add(double[] into, float[] values, int sign) {
        for (int i = 0; i < values.length; i++) {
            into[i] += sign * (double) values[i];
        }
    }

    private static double length(Map<String, float[]> gradient, Predicate<String> where) {
        double squares = 0;
        for (Map.Entry<String, float[]> entry : gradient.entrySet()) {
            if (where.test(entry.getKey())) {
                for (float value : entry.getValue()) {
                    squares += (double) value * value;
                }
            }
        }
        return Math.sqrt(squares);
    }
}
