package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Ground;
import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A bank of vectors by class, the latest first; law and source are those of {@link ClassBank}. */
public final class BankedVectors implements Memory {
    private static final String DIMENSION = "dimension";
    private static final String CLASS = "class-";

    private final ClassBank law;
    private final NDManager manager;
    private final NDArray[] queues;
    private final Optional<MissingDomain> missing;

    BankedVectors(ClassBank law, Ground ground) {
        this.law = law;
        manager = ground.manager();
        missing = law.domain().map(domain -> new MissingDomain(law.name(), domain));
        queues = new NDArray[ground.classes()];
        Arrays.setAll(queues, label -> manager.create(new Shape(0, 0)));
    }

    /** How many vectors of a class there are. */
    int size(int label) {
        return (int) queues[label].getShape().get(0);
    }

    /** The vectors of a class, (n, D), as they are now; a copy of the step's manager, without gradient. */
    NDArray vectors(int label, NDManager step) {
        NDArray copy = queues[label].duplicate();
        copy.attach(step);
        return copy;
    }

    @Override
    public void watch(Step step) {
        missing.ifPresent(wanted -> wanted.look(step.domains(law.view())));
        BankCandidates candidates = BankCandidates.of(law, step);
        if (candidates.isEmpty()) {
            return;
        }
        NDArray features = step.reading(law.reading()).tap(BankHeads.FEATURES);
        NDArray rows = step.kernels().pixels().rows(features, step.manager().create(candidates.places()));
        Head projector = BankHeads.projector(law.teacher());
        NDArray vectors = BankHeads.asVectors(step.head(projector, Flow.STOPPED, BankHeads.asMaps(rows)));
        for (int label = 0; label < queues.length; label++) {
            int from = candidates.from(label);
            int to = candidates.from(label + 1);
            if (to > from) {
                enter(label, vectors.get(from + ":" + to), candidates.images(label), step);
            }
        }
    }

    /** @param images the image of each vector, rising */
    private void enter(int label, NDArray vectors, int[] images, Step step) {
        float[] scores = step.head(law.scorer(), label, Flow.STOPPED, BankHeads.asMaps(vectors))
                .toFloatArray();
        int from = 0;
        while (from < images.length) {
            int to = from;
            while (to < images.length && images[to] == images[from]) {
                to++;
            }
            int first = from;
            long[] best = Arrays.stream(
                            VectorQueue.best(Arrays.copyOfRange(scores, from, to), law.perImage(), law.topK()))
                    .mapToLong(number -> first + number)
                    .toArray();
            push(label, vectors.get(step.manager().create(best)), step.manager());
            from = to;
        }
    }

    void push(int label, NDArray fresh, NDManager step) {
        NDArray queue = size(label) == 0 ? fresh : VectorQueue.push(vectors(label, step), fresh, law.perClass());
        set(label, queue.duplicate());
    }

    private void set(int label, NDArray queue) {
        queues[label].close();
        queue.attach(manager);
        queues[label] = queue;
    }

    @Override
    public Content content() {
        Map<String, float[]> arrays = new TreeMap<>();
        long dimension = 0;
        for (int label = 0; label < queues.length; label++) {
            if (size(label) > 0) {
                arrays.put(CLASS + label, queues[label].toFloatArray());
                dimension = queues[label].getShape().get(1);
            }
        }
        return new Content(arrays, Map.of(DIMENSION, dimension));
    }

    @Override
    public void restore(Content content) {
        long dimension = content.counters().getOrDefault(DIMENSION, -1L);
        if (dimension < 0) {
            throw new IllegalArgumentException("memory " + law.name() + ": " + DIMENSION + " is missing");
        }
        content.arrays().forEach((name, numbers) -> check(name, numbers, dimension));
        for (int label = 0; label < queues.length; label++) {
            float[] numbers = content.arrays().get(CLASS + label);
            set(
                    label,
                    numbers == null
                            ? manager.create(new Shape(0, 0))
                            : manager.create(numbers, new Shape(numbers.length / dimension, dimension)));
        }
    }

    private void check(String name, float[] numbers, long dimension) {
        boolean fits = rooms().contains(name)
                && dimension > 0
                && numbers.length % dimension == 0
                && numbers.length / dimension <= law.perClass();
        if (!fits) {
            throw new IllegalArgumentException("memory " + law.name() + " has room for " + queues.length
                    + " classes with " + law.perClass() + " vectors each, and the content has " + numbers.length
                    + " numbers of " + name + " in vectors of " + dimension);
        }
    }

    private List<String> rooms() {
        return IntStream.range(0, queues.length)
                .mapToObj(label -> CLASS + label)
                .toList();
    }
}
