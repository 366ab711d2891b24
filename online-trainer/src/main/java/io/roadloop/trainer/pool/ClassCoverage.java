package io.roadloop.trainer.pool;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Taxonomy;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which classes the masks of some frames show.
 *
 * @param frames how many frames show a class, by its number; classes that none shows are absent
 */
public record ClassCoverage(Map<Integer, Integer> frames) {
    public ClassCoverage {
        frames = Map.copyOf(frames);
    }

    /** Of frames, given the classes that each shows. */
    static ClassCoverage of(Collection<BitSet> shown) {
        Map<Integer, Integer> frames = new TreeMap<>();
        shown.forEach(classes -> classes.stream().forEach(label -> frames.merge(label, 1, Integer::sum)));
        return new ClassCoverage(frames);
    }

    /** The classes that a mask shows, on a pixel at least. */
    static BitSet shownBy(LabelMask mask) {
        BitSet shown = new BitSet(LabelMask.IGNORE);
        for (byte label : mask.classes()) {
            shown.set(label & 0xFF);
        }
        shown.clear(LabelMask.IGNORE);
        return shown;
    }

    /** What a model cannot learn from these frames, in words; empty where every class is shown by two frames at least. */
    public Optional<String> gaps(Taxonomy taxonomy) {
        List<String> missing = shownBy(0, taxonomy);
        List<String> single = shownBy(1, taxonomy);
        if (missing.isEmpty() && single.isEmpty()) {
            return Optional.empty();
        }
        String none = missing.isEmpty() ? "" : "no labelled frame shows " + String.join(", ", missing);
        String one = single.isEmpty() ? "" : "only one labelled frame shows " + String.join(", ", single);
        return Optional.of(none + (none.isEmpty() || one.isEmpty() ? "" : "; ") + one);
    }

    private List<String> shownBy(int count, Taxonomy taxonomy) {
        List<String> names = taxonomy.names();
        return IntStream.range(0, names.size())
                .filter(label -> frames.getOrDefault(label, 0) == count)
                .mapToObj(names::get)
                .toList();
    }
}
