package io.roadloop.standalone.evaluate;

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
record LabelledFolder(Path frames, Path labels, int classes) {

    /** @param size both are brought to it; the mask by nearest neighbour */
    record Pair(String name, RgbImage frame, LabelMask mask) {}

    /** Names of the frames that have a mask, sorted. */
    List<Path> files() {
        if (!Files.isDirectory(frames)) {
            throw new UserErrorException("there is no folder " + frames + "; name one that holds frames");
        }
        try (Stream<Path> files = Files.list(frames)) {
            List<Path> found = files.filter(LabelledFolder::isImage)
                    .filter(file -> Files.exists(labelOf(file)))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new UserErrorException(
                        "no frame in " + frames + " has a mask of the same base name in " + labels);
            }
            return found;
        } catch (IOException e) {
            throw new UserErrorException(frames + " cannot be read (" + e.getMessage() + ")", e);
        }
    }

    Pair read(Path frame, Size size) {
        RgbImage image = image(frame).resize(size);
        LabelMask mask = mask(labelOf(frame)).resizeNearest(size).ignoringFrom(classes);
        return new Pair(frame.getFileName().toString(), image, mask);
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
        String name = frame.getFileName().toString();
        return labels.resolve(name.substring(0, name.lastIndexOf('.')) + ".png");
    }

    private static boolean isImage(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }
}
