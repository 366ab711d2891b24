package io.roadloop.trainer.objective.memorybank;

import ai.djl.ndarray.NDArray;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What enters the memory of a class, and in which order (paper 002, section 3.4; methods.md, sections 4.1 and 4.4). */
final class VectorQueue {
    private VectorQueue() {}

    /** Whether a labelled pixel is good enough: the teacher says its label, and is surer than the threshold. */
    static boolean qualifies(int label, int prediction, double confidence, double threshold) {
        return label == prediction && confidence > threshold;
    }

    /**
     * The candidates that enter.
     *
     * @param scores of the candidates, by the attention of the memory's side
     * @param most K, how many enter at most
     * @return their numbers, the first to stand first; of equal scores the lower number
     */
    static int[] best(float[] scores, int most, TopK which) {
        Comparator<Integer> rising = Comparator.comparingDouble(i -> scores[i]);
        Comparator<Integer> order =
                switch (which) {
                    case HIGHEST -> rising.reversed();
                    case LOWEST -> rising;
                };
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(order)
                .limit(most)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Puts vectors in front; the oldest fall out at the end.
     *
     * @param queue (m, D)
     * @param fresh (k, D)
     * @param most how many there is room for
     * @return (min(k + m, most), D), of the manager of {@code fresh}
     */
    static NDArray push(NDArray queue, NDArray fresh, int most) {
        NDArray all = fresh.concat(queue, 0);
        return all.getShape().get(0) <= most ? all : all.get("0:" + most);
    }
}
