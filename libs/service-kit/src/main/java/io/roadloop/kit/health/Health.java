package io.roadloop.kit.health;

import java.util.ArrayList;
import java.util.List;

/**
 * How a service is.
 *
 * @param live false when only a restart helps
 * @param ready true when the service does its work; implies live
 * @param reasons why it is not ready or not live, one short sentence each; empty when ready
 */
public record Health(boolean live, boolean ready, List<String> reasons) {

    private static final Health READY = new Health(true, true, List.of());

    public Health {
        reasons = List.copyOf(reasons);
        if (ready && (!live || !reasons.isEmpty())) {
            throw new IllegalArgumentException("a ready service is live and has no reason against it: " + reasons);
        }
        if (!ready && reasons.isEmpty()) {
            throw new IllegalArgumentException("a service that is not ready must say why");
        }
    }

    /** Does its work. */
    public static Health working() {
        return READY;
    }

    /** Lives, but does not do its work yet or just now. */
    public static Health notReady(String reason) {
        return new Health(true, false, List.of(reason));
    }

    /** Will not recover by itself. */
    public static Health dead(String reason) {
        return new Health(false, false, List.of(reason));
    }

    /** Health of two parts together: as good as the worse, with the reasons of both. */
    public Health and(Health other) {
        List<String> both = new ArrayList<>(reasons);
        both.addAll(other.reasons);
        return new Health(live && other.live, ready && other.ready, both);
    }
}
