package io.roadloop.standalone.study;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which frames keep their labels: the frames in the order of their names are cut into as many equal runs as there are
 * labels to give, and one frame of each run is drawn. So the labels lie over all of the recordings, as an annotator's
 * choice would; and they depend on the seed and the share alone, not on recipes or their seeds.
 */
final class LabelledSplit {
    /** What the rule is called in results. */
    static final String RULE =
            "one frame drawn from each of as many equal runs of the ordered frames as there are labels";

    private LabelledSplit() {}

    /**
     * @param frames how many there are
     * @param share of them, in (0, 1]
     * @return indices, rising
     */
    static List<Integer> draw(int frames, double share, long seed) {
        int labels = Math.max(1, (int) Math.round(share * frames));
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> chosen = new ArrayList<>(labels);
        for (int run = 0; run < labels; run++) {
            int from = (int) ((long) run * frames / labels);
            int to = (int) ((long) (run + 1) * frames / labels);
            chosen.add(random.nextInt(from, to));
        }
        return chosen;
    }
}
