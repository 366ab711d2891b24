package io.roadloop.trainer.recipe;

import io.roadloop.trainer.view.ModelName;

/**
 * What is scored and released.
 *
 * @param model which model
 * @param normFrames on how many frames of the stream its batch-norm statistics are measured anew; 0: they stay as learnt
 */
public record Export(ModelName model, int normFrames) {
    /** A model with the statistics that it has learnt. */
    public Export(ModelName model) {
        this(model, 0);
    }
}
