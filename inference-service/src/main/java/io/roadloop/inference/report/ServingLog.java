package io.roadloop.inference.report;

import io.roadloop.inference.release.RefusalReason;
import io.roadloop.inference.release.Release;
import io.roadloop.inference.segment.ImageOutcome;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Swaps and refusals as log lines. Of refused frames the first of each cause is told; the rest is counted elsewhere. */
public final class ServingLog implements ServingObserver {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLog.class);

    /** Among the causes told, this one. */
    private static final String NOT_TAUGHT = "not-taught";

    private final Set<String> causesTold = ConcurrentHashMap.newKeySet();

    @Override
    public void segmented(String camera, ImageOutcome.Segmented image) {
        LOG.trace("{} segmented in {} by {}", camera, image.modelRun(), image.release());
    }

    @Override
    public void refused(String place, String cause, String detail) {
        if (causesTold.add(cause)) {
            LOG.warn("frame {} refused: {}: {} (later ones of this cause are only counted)", place, cause, detail);
        } else {
            LOG.debug("frame {} refused: {}: {}", place, cause, detail);
        }
    }

    @Override
    public void taught() {
        LOG.trace("a pseudo-label was made");
    }

    @Override
    public void notTaught(String place, String detail) {
        if (causesTold.add(NOT_TAUGHT)) {
            LOG.error("frame {} could not teach: {} (later ones are only counted)", place, detail);
        } else {
            LOG.debug("frame {} could not teach: {}", place, detail);
        }
    }

    @Override
    public void swapped(Release release, Duration preparation) {
        LOG.info("{} serves, ready after {} ms", release, preparation.toMillis());
    }

    @Override
    public void refused(RefusalReason reason, String detail) {
        LOG.warn("release refused: {}: {}", reason.code(), detail);
    }
}
