package io.roadloop.trainer.round;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the trainer is at. */
public enum TrainerState {
    CONNECTING,
    WAITING_FOR_LABELS,
    LEARNING,
    JUDGING,
    /** Several rounds in a row have diverged: it waits before it tries again. */
    DIVERGED,
    STOPPED;

    /** As people and files read it, e.g. {@code waiting-for-labels}. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
