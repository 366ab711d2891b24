package io.roadloop.kit.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All keys of a settings record: finds what a key names, and the known keys that are like an unknown one. */
final class Keys {

    /**
     * What a key names.
     *
     * @param path where it lies, from the root; a free map's entry is one element, dots and all
     * @param shape what may stand there
     */
    record Place(List<String> path, Shape shape) {}

    private static final int NEAR_KEYS_SHOWN = 3;

    private final Shape.Section root;
    private final Map<String, Shape> leaves = new LinkedHashMap<>();

    Keys(Shape.Section root) {
        this.root = root;
        collect("", root);
    }

    /** Keys that hold a value or a free map, in the order of the records. */
    Map<String, Shape> leaves() {
        return leaves;
    }

    Optional<Place> find(String key) {
        List<String> path = new ArrayList<>();
        Shape shape = root;
        String rest = key;
        while (!rest.isEmpty()) {
            if (shape instanceof Shape.FreeMap) {
                path.add(rest);
                return Optional.of(new Place(path, new Shape.Leaf()));
            }
            int dot = rest.indexOf('.');
            String name = dot < 0 ? rest : rest.substring(0, dot);
            Shape part =
                    shape instanceof Shape.Section section ? section.parts().get(name) : null;
            if (part == null || rest.endsWith(".")) {
                return Optional.empty();
            }
            path.add(name);
            shape = part;
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return Optional.of(new Place(path, shape));
    }

    boolean knows(String key) {
        return !key.isEmpty() && find(key).isPresent();
    }

    /** Known keys that a mistyped one may have meant, nearest first. */
    List<String> near(String key) {
        String wanted = key.toLowerCase(Locale.ROOT).replace('_', '-');
        String name = lastPart(wanted);
        return leaves.keySet().stream()
                .map(known -> Map.entry(known, distance(known, wanted, name)))
                .filter(near -> near.getValue() <= Math.max(2, name.length() / 3))
                .sorted(Comparator.comparingInt(Map.Entry::getValue))
                .limit(NEAR_KEYS_SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A wrong group with the right name counts one, so that the right group comes first. */
    private static int distance(String known, String wanted, String name) {
        return Math.min(edits(known, wanted), 1 + edits(lastPart(known), name));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static int edits(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private void collect(String prefix, Shape.Section section) {
        section.parts().forEach((name, part) -> {
            if (part instanceof Shape.Section inner) {
                collect(prefix + name + ".", inner);
            } else {
                leaves.put(prefix + name, part);
            }
        });
    }
}
