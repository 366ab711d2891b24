package io.roadloop.standalone.labelled;

import io.roadloop.ingest.source.FolderFrame;
import io.roadloop.ingest.source.FrameFolder;
import io.roadloop.ingest.source.LabelledFile;
import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.codec.RefusalCause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Frames and masks of a folder, listed and paired once, as ingest lists and pairs them; read when they are asked for.
 *
 * @param labels the folder of the masks
 * @param taxonomy of the masks; what it ignores (void) becomes 255
 * @param files frames that have a mask, in the order of their names; at least one
 * @param withoutMask the other frames, in the order of their names
 */
public record LabelledFolder(Path labels, Taxonomy taxonomy, List<LabelledFile> files, List<FolderFrame> withoutMask) {

    public LabelledFolder {
        files = List.copyOf(files);
        withoutMask = List.copyOf(withoutMask);
    }

    /** A frame and its mask, of one size. */
    public record Pair(String name, RgbImage frame, LabelMask mask) {
        /** The same at another size: the frame blended, of the mask the nearest. */
        public Pair resize(Size size) {
            return new Pair(name, frame.resize(size), mask.resizeNearest(size));
        }
    }

    /**
     * Looks what is there.
     *
     * @throws UserErrorException if a folder is missing, no frame has a mask, or two have the same one
     */
    public static LabelledFolder list(Path frames, Path labels, Taxonomy taxonomy) {
        FrameFolder all = FrameFolder.list(frames);
        List<LabelledFile> files = LabelledFile.pair(all, labels);
        Set<FolderFrame> labelled = files.stream().map(LabelledFile::frame).collect(Collectors.toSet());
        List<FolderFrame> others =
                all.frames().stream().filter(frame -> !labelled.contains(frame)).toList();
        return new LabelledFolder(labels, taxonomy, files, others);
    }

    /** How many frames have no mask, in words, for a mask may be missing by mistake; empty where all have one. */
    public Optional<String> missingMasks() {
        int all = files.size() + withoutMask.size();
        return withoutMask.isEmpty()
                ? Optional.empty()
                : Optional.of(withoutMask.size() + " of the " + all + " frames have no mask in " + labels);
    }

    /**
     * One of {@link #files}, resized.
     *
     * @throws UserErrorException as {@link #read(LabelledFile)} does
     */
    public Pair read(LabelledFile file, Size size) {
        return read(file).resize(size);
    }

    /**
     * One of {@link #files}, at its own size.
     *
     * @throws UserErrorException if one of the two cannot be read, or the mask has another size than its frame, or an
     *     index that the taxonomy neither has nor ignores; the message names file and rule
     */
    public Pair read(LabelledFile file) {
        Path frame = file.frame().file();
        RgbImage image = image(frame);
        LabelMask mask = mask(file.mask());
        if (!mask.size().equals(image.size())) {
            throw refused(
                    file.mask(),
                    RefusalCause.MASK_SIZE,
                    "the mask is " + mask.size() + ", but its frame " + frame + " is " + image.size());
        }
        return new Pair(file.name(), image, mask);
    }

    /**
     * A frame of a folder, as it is.
     *
     * @throws UserErrorException if it cannot be read; the message names file and rule
     */
    public static RgbImage image(Path file) {
        Decoded decoded = ImageReader.read(bytes(file), ImageLimits.DEFAULT);
        if (decoded instanceof Decoded.Image image) {
            return image.image();
        }
        Decoded.Refused refused = (Decoded.Refused) decoded;
        throw refused(file, refused.cause(), refused.detail());
    }

    private LabelMask mask(Path file) {
        DecodedMask decoded = MaskCodec.decode(bytes(file), ImageLimits.DEFAULT, taxonomy);
        if (decoded instanceof DecodedMask.Mask mask) {
            return mask.mask();
        }
        DecodedMask.Refused refused = (DecodedMask.Refused) decoded;
        throw refused(file, refused.cause(), refused.detail());
    }

    private static UserErrorException refused(Path file, RefusalCause cause, String detail) {
        return new UserErrorException(file + ": " + cause.code() + ", " + detail);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserErrorException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }
}
