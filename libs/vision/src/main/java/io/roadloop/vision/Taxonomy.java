package io.roadloop.vision;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The classes that a mask's indices stand for: index i is the i-th class, 255 is none.
 *
 * @param name e.g. camvid-11; travels with every label and release
 * @param classes 1 to 255 of them, each name once
 */
public record Taxonomy(String name, List<ClassSpec> classes) {

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
    }

    /** How many classes there are; every valid index is smaller. */
    public int size() {
        return classes.size();
    }

    /** The class names by index. */
    public List<String> names() {
        return classes.stream().map(ClassSpec::name).toList();
    }

    /** The index of a class by its name. */
    public OptionalInt indexOf(String className) {
        return IntStream.range(0, classes.size())
                .filter(i -> classes.get(i).name().equals(className))
                .findFirst();
    }
}
