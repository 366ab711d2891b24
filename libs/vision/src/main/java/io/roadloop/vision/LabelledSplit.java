package io.roadloop.vision;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Which frames of many keep their labels: the frames in the order of their names are cut into as many equal runs as
 * there are labels to give, and one frame of each run is drawn. So the labels lie over all of the recordings, as an
 * annotator's choice would; and they depend on names, share and seed alone, not on a file system's order.
 */
public final class LabelledSplit {
    /** What the rule is called in results. */
    public static final String RULE =
            "one frame drawn from each of as many equal runs of the ordered frames as there are labels";

    private LabelledSplit() {}

    /**
     * @param names of the frames, without their endings, in any order
     * @param share of them, in [0, 1]; above 0 at least one frame is drawn, if there is one
     * @return the drawn names
     */
    public static Set<String> draw(List<String> names, double share, long seed) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of the labels: " + share + " must lie in [0, 1]");
        }
        List<String> ordered = names.stream().sorted().toList();
        int frames = ordered.size();
        int labels = share > 0 && frames > 0 ? Math.max(1, (int) Math.round(share * frames)) : 0;
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> drawn = new TreeSet<>();
        for (int run = 0; run < labels; run++) {
            int from = (int) ((long) run * frames / labels);
            int to = (int) ((long) (run + 1) * frames / labels);
            drawn.add(ordered.get(random.nextInt(from, to)));
        }
        return drawn;
    }
}
