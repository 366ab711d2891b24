package io.roadloop.trainer.objective.memorybank;

import io.roadloop.trainer.objective.Head;
import io.roadloop.trainer.view.ModelName;

/** Which of the qualified vectors of an image enter the memory. */
public enum TopK {
    /** Those that the memory's attention holds for the best, as the paper says. */
    HIGHEST {
        @Override
        Head scorer(ModelName student) {
            return BankHeads.memoryAttention(student);
        }
    },
    /**
     * Those that the predictions' attention holds for the worst, as the published code does by its sorting (methods.md
     * 4.4); the memory's learns nothing there.
     */
    LOWEST {
        @Override
        Head scorer(ModelName student) {
            return BankHeads.predictionAttention(student);
        }
    };

    /** The head of the student that says how good a vector is; one a class. */
    abstract Head scorer(ModelName student);
}
