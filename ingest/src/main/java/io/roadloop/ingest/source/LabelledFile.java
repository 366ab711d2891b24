package io.roadloop.ingest.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image file and its mask: {@code frames/0001.jpg} with {@code labels/0001.png}, {@code frames/truck/7.png} with
 * {@code labels/truck/7.png}.
 *
 * @param frame the image
 * @param mask a PNG
 */
public record LabelledFile(FolderFrame frame, Path mask) {

    /**
     * All frames that have a mask, by name.
     *
     * @param masks folder of PNGs, named as the frames are, in the same sub-folders
     * @throws FolderException if the folder is missing, no frame has a mask there, or two frames have the same one
     */
    public static List<LabelledFile> pair(FrameFolder frames, Path masks) {
        if (!Files.isDirectory(masks)) {
            throw new FolderException("no folder of labels at " + masks + ": check the path");
        }
        List<LabelledFile> pairs = new ArrayList<>();
        for (FolderFrame frame : frames.frames()) {
            Path mask = masks.resolve(frame.name() + ".png");
            if (Files.isRegularFile(mask)) {
                pairs.add(new LabelledFile(frame, mask));
            }
        }
        if (pairs.isEmpty()) {
            throw new FolderException(
                    "no mask in " + masks + " has the name of a frame: a frame a.jpg needs a.png there");
        }
        refuseSharedMasks(pairs);
        return pairs;
    }

    /** Frames of one name follow one another. */
    private static void refuseSharedMasks(List<LabelledFile> pairs) {
        for (int i = 1; i < pairs.size(); i++) {
            LabelledFile one = pairs.get(i - 1);
            LabelledFile other = pairs.get(i);
            if (one.mask().equals(other.mask())) {
                throw new FolderException(one.frame().file() + " and "
                        + other.frame().file() + " have the same mask, " + one.mask() + ": remove one of the frames");
            }
        }
    }

    /** Path below the folder without its ending, the same for frame and mask. */
    public String name() {
        return frame.name();
    }
}
