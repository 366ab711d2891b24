package io.roadloop.trainer.publish;

import java.util.Optional;

/**
 * How the releases of a model stand.
 *
 * @param number of the last release, whatever its classes are: the next one must be above it; 0 before the first
 * @param champion the last release with this trainer's taxonomy, which a service of that taxonomy serves; empty before
 *     the first
 */
public record ReleaseStanding(long number, Optional<ReleaseMark> champion) {

    /** Before the first release. */
    static final ReleaseStanding NONE = new ReleaseStanding(0, Optional.empty());

    /** After one more release with another taxonomy. */
    ReleaseStanding after(long released) {
        return new ReleaseStanding(Math.max(number, released), champion);
    }

    /** After one more release with this trainer's taxonomy. */
    ReleaseStanding after(ReleaseMark released) {
        boolean rises = champion.map(ReleaseMark::number).orElse(0L) < released.number();
        return new ReleaseStanding(Math.max(number, released.number()), rises ? Optional.of(released) : champion);
    }
}
