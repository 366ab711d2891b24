package io.roadloop.vision.street;

import java.util.List;

/** The day that a run lives through: day, dusk, rain, night and day again. The changes are gradual, as real ones are. */
public final class DriftDay {

    private record Mark(double share, Conditions conditions) {}

    private static final List<Mark> MARKS = List.of(
            new Mark(0.00, Conditions.DAY),
            new Mark(0.18, Conditions.DAY),
            new Mark(0.30, Conditions.DUSK),
            new Mark(0.38, Conditions.DUSK),
            new Mark(0.46, Conditions.RAIN),
            new Mark(0.58, Conditions.RAIN),
            new Mark(0.70, Conditions.NIGHT),
            new Mark(0.84, Conditions.NIGHT),
            new Mark(0.94, Conditions.DAY),
            new Mark(1.00, Conditions.DAY));

    private DriftDay() {}

    /**
     * The conditions at a point of the run.
     *
     * @param share how much of the run is over, in [0, 1]; outside of it the nearer end holds
     */
    public static Conditions at(double share) {
        if (Double.isNaN(share)) {
            throw new IllegalArgumentException("share of the day is NaN: must be a number");
        }
        Mark before = MARKS.get(0);
        for (Mark after : MARKS) {
            if (share <= after.share()) {
                return between(before, after, share);
            }
            before = after;
        }
        return before.conditions();
    }

    private static Conditions between(Mark before, Mark after, double share) {
        double length = after.share() - before.share();
        double t = length == 0 ? 0 : Math.max(0, share - before.share()) / length;
        Conditions from = before.conditions();
        Conditions to = after.conditions();
        return new Conditions(
                from.darkness() + t * (to.darkness() - from.darkness()), from.rain() + t * (to.rain() - from.rain()));
    }
}
