package io.roadloop.inference.teach;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * Counts the pseudo-labels of each vehicle in the present window. The counts lie in a logged store in memory that
 * forgets old windows, so they survive a restart and do not grow with the fleet's history. A vehicle's frames have one
 * partition, so its count is local.
 */
public final class VehicleQuota {

    /** Name of the store, and part of its changelog topic's name. */
    public static final String STORE = "teaching-quota";

    /** A store keeps at least this long: Kafka Streams keeps windows by segments of a minute. */
    private static final Duration LEAST_RETENTION = Duration.ofMinutes(2);

    private final WindowStore<String, Integer> counts;
    private final int quota;
    private final long windowMillis;

    public VehicleQuota(WindowStore<String, Integer> counts, TeachingPolicy policy) {
        this.counts = counts;
        this.quota = policy.quota();
        this.windowMillis = policy.window().toMillis();
    }

    /** The store that a topology gives to whoever takes from the quota. */
    public static StoreBuilder<WindowStore<String, Integer>> store(TeachingPolicy policy) {
        Duration twoWindows = policy.window().multipliedBy(2);
        Duration retention = twoWindows.compareTo(LEAST_RETENTION) > 0 ? twoWindows : LEAST_RETENTION;
        return Stores.windowStoreBuilder(
                        Stores.inMemoryWindowStore(STORE, retention, policy.window(), false),
                        Serdes.String(),
                        Serdes.Integer())
                .withLoggingEnabled(Map.of());
    }

    /** Takes one from the vehicle's quota of the window around {@code now}, if there is one left. */
    public boolean take(String vehicle, Instant now) {
        long windowStart = Math.floorDiv(now.toEpochMilli(), windowMillis) * windowMillis;
        Integer stored = counts.fetch(vehicle, windowStart);
        int used = stored == null ? 0 : stored;
        if (used >= quota) {
            return false;
        }
        counts.put(vehicle, used + 1, windowStart);
        return true;
    }
}
