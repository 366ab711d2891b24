package io.roadloop.standalone.measure;

import java.util.Map;

/** A measurement under way: what was called, and when it began. */
public final class Measuring {

    private final Provenance provenance;
    private final long began = System.nanoTime();

    private Measuring(Provenance provenance) {
        this.provenance = provenance;
    }

    /** Begins to count the seconds. */
    public static Measuring begin(Provenance provenance) {
        return new Measuring(provenance);
    }

    /** What was called, where. */
    public Provenance provenance() {
        return provenance;
    }

    /** The figures are there. */
    public <F> Measurement<F> end(Map<String, String> settings, boolean pass, F figures) {
        double seconds = Math.round((System.nanoTime() - began) / 1e7) / 100.0;
        return new Measurement<>(provenance, seconds, settings, pass, figures);
    }
}
