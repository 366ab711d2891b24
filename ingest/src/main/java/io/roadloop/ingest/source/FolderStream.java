package io.roadloop.ingest.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The frames of a folder as a stream: every vehicle sends its files in the order of their names, side by side.
 *
 * <p>All frames are sent, those with a published label too: a label belongs to a frame that was driven past.
 */
public final class FolderStream implements FrameSource {

    /**
     * How a folder is sent.
     *
     * @param camera name of the camera
     * @param framesPerSecond of each vehicle
     * @param repeat whether a vehicle starts again after its last frame
     * @param privacy who may be in the pictures
     * @param maximumBytes longest file that is read
     * @param firstSequence sequence of each camera's first frame
     */
    public record Plan(
            String camera,
            double framesPerSecond,
            boolean repeat,
            Privacy privacy,
            long maximumBytes,
            long firstSequence) {}

    private final Plan plan;
    private final FleetTiming timing;
    private final List<String> vehicles;
    private final Map<String, List<FolderFrame>> frames;
    private final long ticks;
    private int vehicle;
    private long tick;

    public FolderStream(FrameFolder folder, Plan plan) {
        this.plan = plan;
        this.frames = folder.byVehicle();
        this.vehicles = new ArrayList<>(frames.keySet());
        this.timing = new FleetTiming(vehicles.size(), plan.framesPerSecond());
        this.ticks = plan.repeat()
                ? Long.MAX_VALUE
                : frames.values().stream().mapToInt(List::size).max().orElse(0);
    }

    @Override
    public Optional<Shot> next() {
        while (tick < ticks) {
            int now = vehicle;
            long at = tick;
            advance();
            List<FolderFrame> own = frames.get(vehicles.get(now));
            if (own != null && (plan.repeat() || at < own.size())) {
                return Optional.of(shot(own.get((int) (at % own.size())), timing.at(now, at), at));
            }
        }
        return Optional.empty();
    }

    private void advance() {
        vehicle++;
        if (vehicle == vehicles.size()) {
            vehicle = 0;
            tick++;
        }
    }

    private Shot shot(FolderFrame frame, Duration at, long number) {
        long sequence = plan.firstSequence() + number;
        String id = frame.vehicle() + "/" + plan.camera() + "/" + sequence;
        return frame.read(
                at,
                plan.maximumBytes(),
                image -> new Shot.Unlabelled(new CapturedFrame(
                        id,
                        frame.vehicle(),
                        plan.camera(),
                        sequence,
                        at,
                        image,
                        SceneTags.UNKNOWN,
                        plan.privacy(),
                        frame.file().toString())));
    }
}
