package io.roadloop.trainer.objective.memorybank;

import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.ClassCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often each class occurs: pixels of a first number of labelled images, frozen then, and of pseudo-labels of the
 * latest images of the stream (paper 002, section 4.2; methods.md, section 4.1).
 */
public final class ClassFrequencies implements Memory {
    private static final Logger LOG = LoggerFactory.getLogger(ClassFrequencies.class);
    private static final String LABELLED_IMAGES = "labelled-images";
    private static final String LABELLED_CLASS = "labelled-class-";
    private static final String STREAM = "stream";

    private final ClassWindows law;
    private long[] labelled;
    private int labelledImages;
    private PixelWindow stream;

    ClassFrequencies(ClassWindows law, int classes) {
        this.law = law;
        labelled = new long[classes];
        stream = new PixelWindow(classes, law.streamImages());
    }

    @Override
    public void watch(Step step) {
        if (!frozen()) {
            countLabelled(ClassCounts.of(step.labels(law.labelled()), labelled.length));
        }
        for (long[] pixels :
                ClassCounts.of(step.reading(law.pseudoLabels()).targets().labels(), labelled.length)) {
            stream.add(pixels);
        }
    }

    /** Counts labelled images until there are enough, then warns of classes that none of them has. */
    void countLabelled(long[][] images) {
        for (long[] pixels : images) {
            if (frozen()) {
                return;
            }
            labelledImages++;
            for (int label = 0; label < labelled.length; label++) {
                labelled[label] += pixels[label];
            }
            if (frozen() && !unlabelled().isEmpty()) {
                LOG.warn(
                        "memory {}: none of {} labelled images has a pixel of the classes {}; they are learnt from"
                                + " pseudo-labels alone, or not at all. Label frames that show them",
                        law.name(),
                        labelledImages,
                        String.join(", ", unlabelled()));
            }
        }
    }

    /** Whether the labelled images are counted, for good. */
    boolean frozen() {
        return labelledImages == law.labelledImages();
    }

    /** Whether both windows have been full once: before that the counts say little. */
    boolean filled() {
        return frozen() && stream.full();
    }

    /** What the classes are called that no labelled image has. */
    List<String> unlabelled() {
        return IntStream.range(0, labelled.length)
                .filter(label -> labelled[label] == 0)
                .mapToObj(law::called)
                .toList();
    }

    /** Pixels by class, of labels and pseudo-labels together. */
    long[] pixels() {
        long[] sums = stream.sums();
        return IntStream.range(0, sums.length)
                .mapToLong(label -> labelled[label] + sums[label])
                .toArray();
    }

    @Override
    public Content content() {
        Map<String, Long> counters = new TreeMap<>();
        counters.put(LABELLED_IMAGES, (long) labelledImages);
        for (int label = 0; label < labelled.length; label++) {
            counters.put(LABELLED_CLASS + label, labelled[label]);
        }
        return new Content(Map.of(STREAM, stream.content()), counters);
    }

    @Override
    public void restore(Content content) {
        long images = counter(content, LABELLED_IMAGES);
        long[] pixels = IntStream.range(0, labelled.length)
                .mapToLong(label -> counter(content, LABELLED_CLASS + label))
                .toArray();
        if (images > law.labelledImages() || images < 0 || LongStream.of(pixels).anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("memory " + law.name() + " counts " + law.labelledImages()
                    + " labelled images, and the content has " + images);
        }
        float[] window = content.arrays().get(STREAM);
        stream = PixelWindow.of(window == null ? new float[0] : window, labelled.length, law.streamImages());
        labelledImages = (int) images;
        labelled = pixels;
    }

    private long counter(Content content, String name) {
        Long value = content.counters().get(name);
        if (value == null) {
            throw new IllegalArgumentException("memory " + law.name() + ": " + name + " is missing");
        }
        return value;
    }
}
