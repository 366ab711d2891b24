package io.roadloop.ingest.source;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Folders of frames and masks that the tests make. */
public final class TestFolders {

    public static final Size SIZE = new Size(32, 24);

    private TestFolders() {}

    public static byte[] jpeg(int shade) {
        byte[] rgb = new byte[(int) SIZE.pixels() * 3];
        Arrays.fill(rgb, (byte) shade);
        return ImageWriter.jpeg(new RgbImage(SIZE, rgb), 0.95f);
    }

    public static byte[] mask(Size size, int index) {
        byte[] classes = new byte[(int) size.pixels()];
        Arrays.fill(classes, (byte) index);
        return MaskCodec.encode(new LabelMask(size, classes), Taxonomies.CAMVID_11);
    }

    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Frames NAME.jpg in {@code frames}, and their masks in {@code labels}. */
    public static void labelled(Path frames, Path labels, String... names) {
        for (int i = 0; i < names.length; i++) {
            write(frames.resolve(names[i] + ".jpg"), jpeg(20 * i));
            write(labels.resolve(names[i] + ".png"), mask(SIZE, i % 11));
        }
    }

    static List<Shot> all(FrameSource source) throws InterruptedException {
        return first(source, Integer.MAX_VALUE);
    }

    static List<Shot> first(FrameSource source, int count) throws InterruptedException {
        List<Shot> shots = new ArrayList<>();
        for (Optional<Shot> shot = source.next(); shot.isPresent(); shot = source.next()) {
            shots.add(shot.get());
            if (shots.size() == count) {
                break;
            }
        }
        return shots;
    }

    static CapturedFrame frame(Shot shot) {
        return shot instanceof Shot.Labelled labelled ? labelled.frame() : ((Shot.Unlabelled) shot).frame();
    }
}
