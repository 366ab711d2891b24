package io.roadloop.standalone.study;

import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.pool.Sample;
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
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a folder of frames and a folder of masks with the same base names. */
final class FrameFolder {
    private final Path frames;
    private final Path labels;

    FrameFolder(Path frames, Path labels) {
        this.frames = frames;
        this.labels = labels;
    }

    /**
     * All frames that have a mask, in the order of their names, resized.
     *
     * @param classes indices from here on are ignored
     * @throws UserErrorException if a folder is missing, no frame has a mask, or a file cannot be read
     */
    List<Sample> read(Size size, int classes) {
        requireFolder(frames);
        requireFolder(labels);
        List<Path> files = list();
        if (files.isEmpty()) {
            throw new UserErrorException("the folder " + frames + " holds no .jpg or .png frame whose mask (a .png with"
                    + " the same base name) lies in " + labels);
        }
        return files.parallelStream()
                .map(file -> new Sample(
                        stem(file), image(file).resize(size), Optional.of(mask(file, size, classes)), 0, Instant.EPOCH))
                .toList();
    }

    private List<Path> list() {
        try (Stream<Path> all = Files.list(frames)) {
            return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)"))
                    .filter(file -> Files.isRegularFile(maskOf(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UserErrorException("the folder " + frames + " cannot be listed: " + e, e);
        }
    }

    private static RgbImage image(Path file) {
        Decoded decoded = ImageReader.read(bytes(file), ImageLimits.DEFAULT);
        if (decoded instanceof Decoded.Image image) {
            return image.image();
        }
        throw new UserErrorException("the frame " + file + " cannot be read: " + decoded);
    }

    private LabelMask mask(Path frame, Size size, int classes) {
        Path file = maskOf(frame);
        DecodedMask decoded = MaskCodec.decode(bytes(file), ImageLimits.DEFAULT);
        if (decoded instanceof DecodedMask.Mask mask) {
            return mask.mask().ignoringFrom(classes).resizeNearest(size);
        }
        throw new UserErrorException("the mask " + file + " cannot be read: " + decoded);
    }

    private Path maskOf(Path frame) {
        return labels.resolve(stem(frame) + ".png");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserErrorException("the file " + file + " cannot be read: " + e, e);
        }
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", "");
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserErrorException("the folder " + folder + " does not exist: give a folder of frames or masks");
        }
    }
}
