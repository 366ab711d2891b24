package io.roadloop.trainer;

import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.trainer.publish.ReleaseLog;
import io.roadloop.trainer.publish.StreamUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Releases and decisions in memory, for tests that need no broker. */
public final class MemoryReleaseLog implements ReleaseLog {
    private final List<ModelRelease> releases = new ArrayList<>();
    private final List<ModelDecision> decisions = new ArrayList<>();
    private int position;
    private volatile boolean away;

    public List<ModelRelease> releases() {
        return releases;
    }

    public List<ModelDecision> decisions() {
        return decisions;
    }

    /** As another trainer reads it: from its beginning. */
    public void rewind() {
        position = 0;
    }

    /** From now on nobody answers. */
    public void goAway() {
        away = true;
    }

    @Override
    public void readOn(Consumer<ModelRelease> each) {
        if (away) {
            throw new StreamUnavailableException("nobody answers", new IllegalStateException("it has gone away"));
        }
        while (position < releases.size()) {
            each.accept(releases.get(position++));
        }
    }

    @Override
    public void send(ModelRelease release) {
        releases.add(release);
    }

    @Override
    public void send(ModelDecision decision) {
        decisions.add(decision);
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
