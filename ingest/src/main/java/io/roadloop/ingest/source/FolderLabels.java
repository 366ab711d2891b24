package io.roadloop.ingest.source;

import io.roadloop.vision.LabelledSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Labelled frames of a folder, all due at the start: an image and the mask of the same name.
 *
 * <p>The id is made of vehicle, camera, use and name, so that publishing them again replaces them and adds none.
 */
public final class FolderLabels implements FrameSource {

    /**
     * What the labels are for.
     *
     * @param camera name of the camera
     * @param use train or canary
     * @param privacy who may be in the pictures
     * @param maximumBytes longest file that is read
     */
    public record Plan(String camera, LabelUse use, Privacy privacy, long maximumBytes) {}

    private static final String LABELLED_BY = "folder";

    private final Plan plan;
    private final List<LabelledFile> pairs;
    private final Iterator<LabelledFile> left;
    private long sequence;

    private FolderLabels(List<LabelledFile> pairs, Plan plan) {
        this.plan = plan;
        this.pairs = pairs;
        this.left = pairs.iterator();
    }

    /**
     * All frames that have a mask.
     *
     * @param masks folder of PNGs, named as the frames are
     * @throws FolderException as {@link LabelledFile#pair} says
     */
    public static FolderLabels of(FrameFolder frames, Path masks, Plan plan) {
        return new FolderLabels(LabelledFile.pair(frames, masks), plan);
    }

    /** A share of them, drawn by {@link LabelledSplit}. */
    public FolderLabels sampled(double share, long seed) {
        List<String> names = pairs.stream().map(LabelledFile::name).toList();
        Set<String> drawn = LabelledSplit.draw(names, share, seed);
        return new FolderLabels(
                pairs.stream().filter(pair -> drawn.contains(pair.name())).toList(), plan);
    }

    /** How many there are in all. */
    public int size() {
        return pairs.size();
    }

    @Override
    public Optional<Shot> next() {
        if (!left.hasNext()) {
            return Optional.empty();
        }
        LabelledFile pair = left.next();
        FolderFrame frame = pair.frame();
        return Optional.of(frame.read(
                Duration.ZERO,
                plan.maximumBytes(),
                image -> new Shot.Labelled(
                        captured(frame, image), Files.readAllBytes(pair.mask()), plan.use(), LABELLED_BY)));
    }

    private CapturedFrame captured(FolderFrame frame, byte[] image) {
        String id = frame.vehicle() + "/" + plan.camera() + "/" + plan.use().code() + "/" + frame.name();
        return new CapturedFrame(
                id,
                frame.vehicle(),
                plan.camera(),
                sequence++,
                Duration.ZERO,
                image,
                SceneTags.UNKNOWN,
                plan.privacy(),
                frame.file().toString());
    }
}
