package io.roadloop.ingest;

import static io.roadloop.kit.settings.Require.that;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which frames come with labels.
 *
 * @param taxonomy a name that ships, or a YAML file; the street has camvid-11
 * @param domain where the labelled frames come from: target, or the name of another source, for domain adaptation
 * @param folder masks of the frames of {@code source.folder}, by the same base names; empty publishes none
 * @param share how many of those are published, in (0, 1]
 * @param canaryFolder a folder with {@code frames} and {@code labels} for the gate; empty publishes none
 * @param initial labels of the street that are there from the start
 * @param canaryFrames labels of the street for the gate
 * @param perMinute labels of the street that arrive in each minute of the run
 */
public record LabelSettings(
        String taxonomy,
        String domain,
        Optional<Path> folder,
        double share,
        Optional<Path> canaryFolder,
        int initial,
        int canaryFrames,
        double perMinute) {

    private static final int MOST_LABELS = 100_000;

    public LabelSettings {
        that("labels.domain", domain, d -> d.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}"), "must be a plain name");
        that("labels.share", share, s -> s > 0 && s <= 1, "must lie in (0, 1]");
        that("labels.initial", initial, n -> n >= 0 && n <= MOST_LABELS, "must lie in [0, 100000]");
        that("labels.canary-frames", canaryFrames, n -> n >= 0 && n <= MOST_LABELS, "must lie in [0, 100000]");
        that("labels.per-minute", perMinute, n -> n >= 0 && n <= MOST_LABELS, "must lie in [0, 100000]");
    }
}
