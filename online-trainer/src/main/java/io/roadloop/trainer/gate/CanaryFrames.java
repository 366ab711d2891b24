package io.roadloop.trainer.gate;

import java.util.List;

/**
 * The canary frames as they were at one moment.
 *
 * @param generation rises when a frame comes, goes, or has another image or another truth: models that were scored at
 *     one generation were scored on the same
 * @param list in the order of their ids
 */
public record CanaryFrames(long generation, List<CanaryFrame> list) {
    public CanaryFrames {
        list = List.copyOf(list);
    }
}
