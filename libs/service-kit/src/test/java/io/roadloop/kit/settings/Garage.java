package io.roadloop.kit.settings;

import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of a made-up service with one component of every kind. */
record Garage(
        String name,
        int cars,
        long mileage,
        double share,
        boolean open,
        Duration timeout,
        Path folder,
        DataSize cache,
        Size pictureSize,
        FuelKind fuelKind,
        Optional<String> owner,
        List<String> tags,
        Limits limits,
        Kafka kafka,
        Teaching teaching,
        List<Door> doors) {

    enum FuelKind {
        PETROL,
        DIESEL_HYBRID,
        ELECTRIC
    }

    record Limits(long maximumBytes, int maximumPixels) {}

    record Kafka(String bootstrapServers, Map<String, String> properties) {
        Kafka {
            if (!bootstrapServers.contains(":")) {
                throw new IllegalArgumentException("bootstrap-servers must look like host:port");
            }
        }
    }

    record Teaching(double minimumShare, Spread spread) {
        Teaching {
            Require.that("teaching.minimum-share", minimumShare, v -> v > 0 && v <= 1, "must lie in (0, 1]");
        }
    }

    /** Names only its own key: the loader knows where it lies. */
    record Spread(int least, int most) {
        Spread {
            Require.that("least", least, v -> v <= most, "must not exceed most");
        }
    }

    record Door(Side side, int width) {
        Door {
            Require.that("width", width, v -> v > 0, "must be positive");
        }
    }

    enum Side {
        LEFT,
        RIGHT
    }
}
