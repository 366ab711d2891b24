package io.roadloop.trainer.objective.balance;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.ClassCounts;
import io.roadloop.trainer.view.View;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many pixels of each class the labels of a view have had, over all steps: their shares
 * are those of the labelled set, as the view shows it and as its frames are drawn.
 */
public final class LabelPixels implements Memory {
    private static final String CLASS = "class-";

    private final String name;
    private final View labelled;
    private long[] pixels;

    LabelPixels(String name, View labelled, int classes) {
        this.name = name;
        this.labelled = labelled;
        pixels = new long[classes];
    }

    @Override
    public void watch(Step step) {
        for (long[] image : ClassCounts.of(step.labels(labelled), pixels.length)) {
            for (int label = 0; label < pixels.length; label++) {
                pixels[label] += image[label];
            }
        }
    }

    /** Pixels by class. */
    long[] pixels() {
        return pixels.clone();
    }

    @Override
    public Content content() {
        Map<String, Long> counters = new TreeMap<>();
        for (int label = 0; label < pixels.length; label++) {
            counters.put(CLASS + label, pixels[label]);
        }
        return new Content(Map.of(), counters);
    }

    @Override
    public void restore(Content content) {
        long[] counted = new long[pixels.length];
        for (int label = 0; label < counted.length; label++) {
            Long count = content.counters().get(CLASS + label);
            if (count == null || count < 0 || content.counters().size() != counted.length) {
                throw new IllegalArgumentException("memory " + name + " counts the pixels of " + counted.length
                        + " classes, and the content has " + content.counters());
            }
            counted[label] = count;
        }
        pixels = counted;
    }
}
