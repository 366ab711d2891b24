package io.roadloop.graph.support;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;

/** Arrays of random numbers, the same in each run: of other ones one in two hundred stands where rounding turns a ReLU. */
public final class Drawn {
    private Drawn() {}

    /** fp32, evenly from [from, to). */
    public static NDArray uniform(NDManager manager, double from, double to, Shape shape) {
        SplittableRandom draws = new SplittableRandom(1);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) draws.nextDouble(from, to);
        }
        return manager.create(values, shape);
    }
}
