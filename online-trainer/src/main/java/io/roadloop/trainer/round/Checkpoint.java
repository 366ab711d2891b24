package io.roadloop.trainer.round;

import io.roadloop.trainer.step.LearningState;

/** All that a trainer needs to go on after a kill. */
record Checkpoint(LearningState learning, Standing standing) {}
