package io.roadloop.trainer.step;

import ai.djl.ndarray.NDList;
import io.roadloop.graph.torch.Kernels;

/**
 * A model that is the moving average of another (methods.md, section 1). Batch-norm statistics are averaged like
 * weights, so that it can read in inference mode.
 *
 * @param teacher the average
 * @param student what is averaged
 */
record Average(Model teacher, Model student) {
    /** {@code teacher = momentum·teacher + (1 − momentum)·student}. */
    void follow(Kernels kernels, double momentum) {
        follow(kernels, teacher.parameters(), student.parameters(), momentum);
        follow(kernels, teacher.buffers(), student.buffers(), momentum);
    }

    static void follow(Kernels kernels, NDList teacher, NDList student, double momentum) {
        kernels.lerp_(teacher, student, 1 - momentum);
    }
}
