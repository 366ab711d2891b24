package io.roadloop.standalone.demo;

import static io.roadloop.kit.settings.Require.that;

import io.roadloop.standalone.network.FrameSize;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a demo shows, and for how long.
 *
 * @param duration from the start of the services to the first of them being stopped
 * @param out folder for the results; the run's own files lie below it in {@code work}
 * @param scenes where frames and labels come from
 * @param size pixels at which frames are sent, trained on and segmented
 * @param recipe name of a recipe that ships, or a YAML file
 * @param device auto, cpu or gpu:N, for trainer and service alike
 * @param kafkaPort 0 takes a free one
 * @param registryPort 0 takes a free one
 */
record DemoSettings(
        Duration duration,
        Path out,
        Scenes scenes,
        Size size,
        String recipe,
        String device,
        long seed,
        double framesPerSecond,
        int kafkaPort,
        int registryPort) {

    private static final int LEAST_SIDE = LearningSettings.LEAST_SIDE;

    DemoSettings {
        that("--minutes", duration.toMillis() / 60_000.0, minutes -> minutes > 0, "must be above 0");
        that(
                "--size",
                size,
                s -> Math.min(s.width(), s.height()) >= LEAST_SIDE && s.pixels() <= FrameSize.MOST_PIXELS,
                "each side must be at least " + LEAST_SIDE + ", and all at most " + FrameSize.MOST_PIXELS + " pixels");
        that("--frames-per-second", framesPerSecond, f -> f > 0 && f <= 1000, "must lie in (0, 1000]");
        that("--kafka-port", kafkaPort, p -> p >= 0 && p <= 65_535, "must lie in [0, 65535]; 0 takes a free one");
        that("--registry-port", registryPort, p -> p >= 0 && p <= 65_535, "must lie in [0, 65535]; 0 takes a free one");
    }

    /** For the summary: what was run, in words and numbers. */
    Map<String, Object> described() {
        return Map.of(
                "minutes",
                duration.toMillis() / 60_000.0,
                "scenes",
                scenes.described(),
                "size",
                size.width() + "x" + size.height(),
                "recipe",
                recipe,
                "device",
                device,
                "seed",
                seed,
                "framesPerSecond",
                framesPerSecond);
    }

    /** Where the demo's frames and labels come from. */
    sealed interface Scenes {

        /** Name of a taxonomy, or its YAML file. */
        String taxonomy();

        String described();

        /** The synthetic street: a drift from day over dusk, rain and night to day again, within the run. */
        record Street(int vehicles, double labelsPerMinute) implements Scenes {

            public Street {
                that("--vehicles", vehicles, n -> n >= 1 && n <= 64, "must lie in [1, 64]");
                that("--labels-per-minute", labelsPerMinute, n -> n >= 0 && n <= 600, "must lie in [0, 600]");
            }

            @Override
            public String taxonomy() {
                return "camvid-11";
            }

            @Override
            public String described() {
                return "synthetic street, " + vehicles + " vehicles, " + labelsPerMinute + " labels a minute";
            }
        }

        /**
         * One's own frames.
         *
         * @param labels masks with the frames' base names
         * @param labelledShare share of the frames whose labels the trainer is given, in (0, 1]
         * @param canary a folder with {@code frames} and {@code labels}, never trained on
         */
        record Folder(Path frames, Path labels, double labelledShare, Path canary, String taxonomy) implements Scenes {

            public Folder {
                that("--labelled-share", labelledShare, s -> s > 0 && s <= 1, "must lie in (0, 1]");
            }

            @Override
            public String described() {
                return frames + ", labels of a share of " + labelledShare + ", canary " + canary;
            }
        }
    }
}
