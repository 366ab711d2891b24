package io.roadloop.vision.street;

/** One row of a face on the raster; u, v and 1 over the distance are linear along it once divided by the distance. */
final class Span {

    int from;
    int to;
    double nearness;
    double nearnessStep;
    double u;
    double uStep;
    double v;
    double vStep;

    /** Does something with the samples of a row. */
    @FunctionalInterface
    interface Sink {
        void accept(Face face, Span span);
    }
}
