package io.roadloop.standalone.bench;

import java.util.List;

/**
 * What one network takes.
 *
 * @param multiplyAdds of one frame of 480 × 360
 * @param trainingStep milliseconds of a step on four frames of 240 × 180
 * @param inference milliseconds of one frame of 480 × 360, by threads
 */
record NetworkFigures(
        String network, long parameters, long multiplyAdds, Timing trainingStep, List<InferenceTime> inference) {}
