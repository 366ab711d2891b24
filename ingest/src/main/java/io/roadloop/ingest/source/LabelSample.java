package io.roadloop.ingest.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which frames of many are labelled: the same ones for the same names, share and seed, on every machine. */
public final class LabelSample {

    private LabelSample() {}

    /**
     * Draws without replacement.
     *
     * @param names in any order; sorted here, so that the file system's order does not matter
     * @param share in [0, 1]; above 0, at least one name is drawn
     * @return the drawn names, sorted
     */
    public static List<String> draw(List<String> names, double share, long seed) {
        List<String> all = new ArrayList<>(names);
        Collections.sort(all);
        // java.util.Random, because its sequence is specified and Collections.shuffle is too.
        Collections.shuffle(all, new Random(seed));
        int wanted = (int) Math.round(share * all.size());
        int count = share > 0 && !all.isEmpty() ? Math.max(1, wanted) : 0;
        return all.subList(0, count).stream().sorted().toList();
    }
}
