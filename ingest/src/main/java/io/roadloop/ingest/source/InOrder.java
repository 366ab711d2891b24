package io.roadloop.ingest.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One source after the other: labels that are there from the start, then the stream. Closes them all. */
public final class InOrder implements FrameSource {

    private final List<FrameSource> all;
    private final Deque<FrameSource> left;

    public InOrder(List<? extends FrameSource> sources) {
        this.all = List.copyOf(sources);
        this.left = new ArrayDeque<>(all);
    }

    @Override
    public Optional<Shot> next() throws InterruptedException {
        while (!left.isEmpty()) {
            Optional<Shot> shot = left.getFirst().next();
            if (shot.isPresent()) {
                return shot;
            }
            left.removeFirst();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        all.forEach(FrameSource::close);
    }
}
