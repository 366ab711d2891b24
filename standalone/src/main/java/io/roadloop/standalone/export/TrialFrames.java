package io.roadloop.standalone.export;

import io.roadloop.graph.prune.RgbFrames;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Frames of the synthetic street, each from another vehicle and moment: the same on every machine. */
public final class TrialFrames {

    private static final long SEED = 20_26;
    private static final int TICKS_APART = 37;
    private static final List<Conditions> LIGHT =
            List.of(Conditions.DAY, Conditions.DUSK, Conditions.RAIN, Conditions.NIGHT);

    private TrialFrames() {}

    public static List<RgbImage> of(int frames, Size size) {
        return scenes(frames, size).stream().map(StreetScene::image).toList();
    }

    /** The same with their masks (camvid-11). */
    public static List<StreetScene> scenes(int frames, Size size) {
        return rendered(0, frames, size).toList();
    }

    /** Frames of other vehicles than the first so many, rendered at each walk. */
    static RgbFrames after(int first, int frames, Size size) {
        return new RgbFrames(size.width(), size.height(), () -> rendered(first, frames, size)
                .map(scene -> scene.image().rgb())
                .iterator());
    }

    private static Stream<StreetScene> rendered(int first, int frames, Size size) {
        SyntheticStreet street = new SyntheticStreet(SEED, size);
        return IntStream.range(first, first + frames)
                .mapToObj(i -> street.render(i, (long) i * TICKS_APART, LIGHT.get(i % LIGHT.size())));
    }
}
