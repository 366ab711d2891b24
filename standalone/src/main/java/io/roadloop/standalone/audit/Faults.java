package io.roadloop.standalone.audit;

import java.util.ArrayList;
import java.util.List;

/** What does not balance: the first sentences, and how many more there were. */
final class Faults {

    private static final int KEPT = 50;

    private final List<String> first = new ArrayList<>();
    private long more;

    void add(String sentence) {
        if (first.size() < KEPT) {
            first.add(sentence);
        } else {
            more++;
        }
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>(first);
        if (more > 0) {
            all.add("and " + more + " more");
        }
        return all;
    }
}
