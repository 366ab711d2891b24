package io.roadloop.trainer.round;

/** The end was requested in the middle of something that is done again after the next start. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
