package io.roadloop.vision;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes that a mask's indices stand for: index i is the i-th class, 255 is none.
 *
 * @param name e.g. camvid-11; travels with every label and release
 * @param classes 1 to 255 of them, each name once
 * @param ignored what masks that are kept as files hold beside 255 where they say nothing (void), above the classes and
 *     below 255; no mask on the wire holds it
 */
public record Taxonomy(String name, List<ClassSpec> classes, Set<Integer> ignored) {

    public Taxonomy {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a taxonomy must have a name");
        }
        classes = List.copyOf(classes);
        if (classes.isEmpty() || classes.size() > LabelMask.IGNORE) {
            throw new IllegalArgumentException("taxonomy " + name + " has " + classes.size()
                    + " classes: there must be 1 to 255, because index 255 means ignore");
        }
        Set<String> seen = new HashSet<>();
        for (ClassSpec spec : classes) {
            if (!seen.add(spec.name())) {
                throw new IllegalArgumentException(
                        "taxonomy " + name + " names the class " + spec.name() + " twice: each name must be unique");
            }
        }
        ignored = Collections.unmodifiableSortedSet(new TreeSet<>(ignored));
        for (int index : ignored) {
            if (index < classes.size() || index >= LabelMask.IGNORE) {
                throw new IllegalArgumentException("taxonomy " + name + " ignores the index " + index
                        + ": must lie above its " + classes.size() + " classes, in [" + classes.size() + ", 254]");
            }
        }
    }

    /** A taxonomy whose masks say nothing by 255 alone. */
    public Taxonomy(String name, List<ClassSpec> classes) {
        this(name, classes, Set.of());
    }

    /** How many classes there are; every valid index is smaller. */
    public int size() {
        return classes.size();
    }

    /** The class names by index. */
    public List<String> names() {
        return classes.stream().map(ClassSpec::name).toList();
    }

    /** What a mask that is kept as a file may hold, in words: each class with its index, and what is ignored. */
    public String describe() {
        String each = IntStream.range(0, classes.size())
                .mapToObj(index -> index + " " + classes.get(index).name())
                .collect(Collectors.joining(", "));
        String none = ignored.stream().map(index -> index + ", ").collect(Collectors.joining());
        return name + " has " + classes.size() + " classes (" + each + ") and ignores " + none + LabelMask.IGNORE;
    }

    /** The index of a class by its name. */
    public OptionalInt indexOf(String className) {
        return IntStream.range(0, classes.size())
                .filter(i -> classes.get(i).name().equals(className))
                .findFirst();
    }
}
