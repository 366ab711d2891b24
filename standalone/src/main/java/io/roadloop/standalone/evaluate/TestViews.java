package io.roadloop.standalone.evaluate;

import io.roadloop.kit.UserErrorException;
import io.roadloop.standalone.network.FrameSize;
import io.roadloop.vision.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a model is shown each frame: at multiples of a size, and mirrored too (paper 001 tests at 0.5, 1 and 2, mirrored).
 *
 * @param scales each in [0.25, 4], each once
 * @param flip whether each is shown mirrored as well
 */
record TestViews(List<Double> scales, boolean flip) {
    private static final double LEAST = 0.25;
    private static final double MOST = 4;

    /**
     * One showing.
     *
     * @param size of the frame
     * @param mirrored left for right
     */
    record Shown(Size size, boolean mirrored) {}

    TestViews {
        scales = List.copyOf(scales);
        boolean inRange = scales.stream().allMatch(scale -> scale >= LEAST && scale <= MOST);
        if (scales.isEmpty() || !inRange || Set.copyOf(scales).size() < scales.size()) {
            throw new UserErrorException(
                    "--scales is " + scales + ": must be numbers in [" + LEAST + ", " + MOST + "], each once");
        }
    }

    /** Whether a frame is shown once, as it is: then the classes that a file gives are all that is needed. */
    boolean isPlain() {
        return !flip && scales.equals(List.of(1.0));
    }

    /** @throws UserErrorException if a size is too large for a frame */
    List<Shown> of(Size size) {
        List<Shown> all = new ArrayList<>();
        for (double scale : scales) {
            Size scaled = FrameSize.checked(
                    "--size times " + scale, new Size(side(size.width(), scale), side(size.height(), scale)));
            all.add(new Shown(scaled, false));
            if (flip) {
                all.add(new Shown(scaled, true));
            }
        }
        return all;
    }

    private static int side(int side, double scale) {
        return (int) Math.max(1, Math.round(side * scale));
    }
}
