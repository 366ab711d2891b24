package io.roadloop.inference.release;

import java.time.Duration;

/** Hears what became of the releases; called on the follower's thread. */
public interface ReleaseObserver {

    /** A release serves from now on, after this much time of loading, trying and warming. */
    void swapped(Release release, Duration preparation);

    /** A release was refused; what served before goes on. */
    void refused(RefusalReason reason, String detail);
}
