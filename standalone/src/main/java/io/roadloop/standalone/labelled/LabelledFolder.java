package io.roadloop.standalone.labelled;

import io.roadloop.kit.UserErrorException;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.codec.Decoded;
import io.roadloop.vision.codec.DecodedMask;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageReader;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Frames and masks of a folder, paired by base name: {@code frames/0001.jpg} with {@code labels/0001.png}.
 *
 * @param classes masks' indices from here on (void) become 255
 */
public record LabelledFolder(Path frames, Path labels, int classes) {

    /** A frame and its mask, of one size. */
    public record Pair(String name, RgbImage frame, LabelMask mask) {}

    /**
     * Frames that have a mask, in the order of their names.
     *
     * @throws UserErrorException if a folder is missing or no frame has a mask
     */
    public List<Path> files() {
        requireFolder(frames);
        requireFolder(labels);
        try (Stream<Path> files = Files.list(frames)) {
            List<Path> found = files.filter(LabelledFolder::isImage)
                    .filter(file -> Files.isRegularFile(labelOf(file)))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserErrorException("the folder " + frames + " holds no .jpg or .png frame whose mask (a .png"
                        + " with the same base name) lies in " + labels);
            }
            return found;
        } catch (IOException e) {
            throw new UserErrorException(frames + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * One of {@link #files}, with its mask, resized.
     *
     * @throws UserErrorException if one of them cannot be read, with its cause
     */
    public Pair read(Path frame, Size size) {
        RgbImage image = image(frame).resize(size);
        LabelMask mask = mask(labelOf(frame)).ignoringFrom(classes).resizeNearest(size);
        return new Pair(stem(frame), image, mask);
    }

    private static RgbImage image(Path file) {
        Decoded decoded = ImageReader.read(bytes(file), ImageLimits.DEFAULT);
        if (decoded instanceof Decoded.Image image) {
            return image.image();
        }
        Decoded.Refused refused = (Decoded.Refused) decoded;
        throw new UserErrorException(file + ": " + refused.cause().code() + ", " + refused.detail());
    }

    private static LabelMask mask(Path file) {
        DecodedMask decoded = MaskCodec.decode(bytes(file), ImageLimits.DEFAULT);
        if (decoded instanceof DecodedMask.Mask mask) {
            return mask.mask();
        }
        DecodedMask.Refused refused = (DecodedMask.Refused) decoded;
        throw new UserErrorException(file + ": " + refused.cause().code() + ", " + refused.detail());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserErrorException(file + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private Path labelOf(Path frame) {
        return labels.resolve(stem(frame) + ".png");
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserErrorException("the folder " + folder + " does not exist: give a folder of frames or masks");
        }
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
