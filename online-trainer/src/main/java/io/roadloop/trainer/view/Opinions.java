package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;

/** What models say of views, for the views that are made of it; without gradient. */
public interface Opinions {
    /** Nobody says anything: for views that are made of pixels alone. */
    Opinions NONE = new Opinions() {
        @Override
        public NDArray probabilities(Opinion opinion) {
            throw new IllegalArgumentException("there is nobody to ask for " + opinion.describe());
        }

        @Override
        public NDArray labels(Opinion opinion) {
            return probabilities(opinion);
        }
    };

    /** Of all classes, (N, C, H, W), fp32. */
    NDArray probabilities(Opinion opinion);

    /** The most probable class, (N, H, W), uint8. */
    NDArray labels(Opinion opinion);
}
