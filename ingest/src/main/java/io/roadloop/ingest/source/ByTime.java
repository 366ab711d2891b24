package io.roadloop.ingest.source;

import java.util.Optional;

/** Two sources as one, in the order of time; at equal times the first goes first. Closes both. */
public final class ByTime implements FrameSource {

    private final FrameSource first;
    private final FrameSource second;
    private Optional<Shot> headOfFirst = Optional.empty();
    private Optional<Shot> headOfSecond = Optional.empty();

    public ByTime(FrameSource first, FrameSource second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public Optional<Shot> next() throws InterruptedException {
        if (headOfFirst.isEmpty()) {
            headOfFirst = first.next();
        }
        if (headOfSecond.isEmpty()) {
            headOfSecond = second.next();
        }
        boolean takeFirst = headOfSecond.isEmpty()
                || headOfFirst.isPresent()
                        && headOfFirst.get().at().compareTo(headOfSecond.get().at()) <= 0;
        Optional<Shot> shot = takeFirst ? headOfFirst : headOfSecond;
        if (takeFirst) {
            headOfFirst = Optional.empty();
        } else {
            headOfSecond = Optional.empty();
        }
        return shot;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
