package io.roadloop.inference.report;

import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.ReleaseObserver;
import io.roadloop.inference.segment.ImageOutcome;
import java.time.Duration;
import java.util.List;

/** Hears what becomes of frames and releases; called from the stream threads and the follower's, often at once. */
public interface ServingObserver extends ReleaseObserver {

    /**
     * A frame was segmented.
     *
     * @param camera vehicle/camera
     */
    void segmented(String camera, ImageOutcome.Segmented image);

    /**
     * A frame was refused.
     *
     * @param place topic/partition/offset of its record
     */
    void refused(String place, String cause, String detail);

    /** A pseudo-label was made. */
    void taught();

    /**
     * A frame might have taught, but making its pseudo-label failed; its segmentation stands.
     *
     * @param place topic/partition/offset of its record
     */
    void notTaught(String place, String detail);

    /** Tells all of them, in their order. */
    static ServingObserver all(List<ServingObserver> observers) {
        List<ServingObserver> each = List.copyOf(observers);
        return new ServingObserver() {
            @Override
            public void segmented(String camera, ImageOutcome.Segmented image) {
                each.forEach(observer -> observer.segmented(camera, image));
            }

            @Override
            public void refused(String place, String cause, String detail) {
                each.forEach(observer -> observer.refused(place, cause, detail));
            }

            @Override
            public void taught() {
                each.forEach(ServingObserver::taught);
            }

            @Override
            public void notTaught(String place, String detail) {
                each.forEach(observer -> observer.notTaught(place, detail));
            }

            @Override
            public void swapped(Release release, Duration preparation) {
                each.forEach(observer -> observer.swapped(release, preparation));
            }

            @Override
            public void refused(RefusalReason reason, String detail) {
                each.forEach(observer -> observer.refused(reason, detail));
            }
        };
    }
}
