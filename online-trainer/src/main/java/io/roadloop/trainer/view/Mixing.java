package io.roadloop.trainer.view;

import io.roadloop.kit.settings.Require;
import java.util.Optional;

/** The law by which an image takes pixels from another. */
public sealed interface Mixing {
    /** How likely an image takes any, in [0, 1]. */
    double share();

    /** The model that says which class a pixel has; empty where the law does not ask, or asks the labels. */
    default Optional<ModelName> labeller() {
        return Optional.empty();
    }

    /**
     * CutMix (paper 001; methods.md, section 3): what lies under any of some boxes is taken. A later box covers an
     * earlier one.
     *
     * @param share how likely an image takes pixels, in [0, 1]
     * @param boxes how many, 1 to {@value #MOST_BOXES}; their areas sum to about half the image
     */
    record CutMix(double share, int boxes) implements Mixing {
        /** As many as the paper lays. */
        public static final int PAPER_BOXES = 32;
        /** Beyond it boxes are smaller than a few pixels. */
        public static final int MOST_BOXES = 1024;

        public CutMix {
            Require.that("mix.cut-mix.share", share, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
            Require.that(
                    "mix.cut-mix.boxes", boxes, n -> n >= 1 && n <= MOST_BOXES, "must lie in [1, " + MOST_BOXES + "]");
        }
    }

    /**
     * ClassMix (paper 002; methods.md, section 4.2): the pixels of half of the other image's classes are taken.
     *
     * @param share how likely an image takes pixels, in [0, 1]
     * @param labeller the model whose reading of the unmixed view says which class a pixel has; empty: its labels do
     */
    record ClassMix(double share, Optional<ModelName> labeller) implements Mixing {
        public ClassMix {
            Require.that("mix.class-mix.share", share, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
        }
    }
}
