package io.roadloop.trainer.round;

import io.roadloop.trainer.pool.ClassCoverage;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.vision.Taxonomy;
import java.util.Optional;

/** Which classes the labelled frames lack, when that changes: no model learns what nobody has shown it. */
final class CoverageNews {
    private final Taxonomy taxonomy;
    private Optional<String> told = Optional.empty();

    CoverageNews(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** What is to be said now; empty where it is as it was, or not known yet. */
    Optional<String> of(SampleSource pools) {
        Optional<ClassCoverage> coverage = pools.coverage();
        if (coverage.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> gaps = coverage.get().gaps(taxonomy);
        if (gaps.equals(told)) {
            return Optional.empty();
        }
        told = gaps;
        return gaps.or(() -> Optional.of("two labelled frames or more show every class"));
    }
}
