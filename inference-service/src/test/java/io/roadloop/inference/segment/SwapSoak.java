package io.roadloop.inference.segment;

import io.roadloop.inference.release.Release;
import io.roadloop.inference.release.Served;
import io.roadloop.inference.support.TestFleet;
import io.roadloop.inference.support.TestTrainer;
import io.roadloop.inference.support.TinyModels;
import io.roadloop.onnx.OnnxDevice;
import io.roadloop.onnx.OnnxRuntime;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import io.roadloop.vision.codec.ImageFormat;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Swaps sessions under load in a JVM of its own: a crash is an exit code, and a fixed heap leaves native memory. */
public final class SwapSoak {

    static final int FLAT = 0;
    static final int GREW = 3;
    static final int REFUSED_FRAMES = 4;

    private static final int SWAPS = 800;
    private static final int SETTLED = 400;
    private static final long MOST_GROWTH = 12L << 20;

    private final OnnxRuntime runtime = OnnxRuntime.serving(OnnxDevice.CPU);
    private final SegmentationModelFactory factory = new SegmentationModelFactory(runtime, Duration.ofSeconds(5));
    private final Served<SegmentationModel> served = new Served<>();

    private SwapSoak() {}

    public static void main(String[] args) throws Exception {
        System.exit(new SwapSoak().run());
    }

    private int run() throws Exception {
        byte[] one = TinyModels.darkAndBright(11, 1, 2, 20);
        byte[] other = TinyModels.darkAndBright(11, 3, 4, 20);
        served.swap(factory.load(release(1, one), one));
        AtomicBoolean running = new AtomicBoolean(true);
        List<CompletableFuture<Integer>> streams = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            streams.add(CompletableFuture.supplyAsync(() -> framesRefusedWhile(running)));
        }
        long settled = 0;
        for (int swap = 0; swap < SWAPS; swap++) {
            byte[] onnx = swap % 2 == 0 ? other : one;
            served.swap(factory.load(release(swap + 2, onnx), onnx));
            settled = swap == SETTLED ? residentBytes() : settled;
        }
        long grown = residentBytes() - settled;
        running.set(false);
        int refused = streams.stream().mapToInt(CompletableFuture::join).sum();
        System.out.println("grown by " + grown + " bytes, refused " + refused);
        return refused > 0 ? REFUSED_FRAMES : grown > MOST_GROWTH ? GREW : FLAT;
    }

    private int framesRefusedWhile(AtomicBoolean running) {
        byte[] png = ImageWriter.png(TestFleet.image(TestFleet.SIZE));
        FrameImage frame =
                new FrameImage(png, TestFleet.SIZE.width(), TestFleet.SIZE.height(), Optional.of(ImageFormat.PNG));
        int refused = 0;
        try (Segmenter segmenter = new ImageSegmenter(served, ImageLimits.DEFAULT)) {
            while (running.get()) {
                refused += segmenter.segment(frame) instanceof ImageOutcome.Segmented ? 0 : 1;
            }
        }
        return refused;
    }

    private static Release release(long number, byte[] onnx) {
        return new Release(
                number,
                ModelDigest.of(onnx),
                ModelFileName.STANDARD,
                TestTrainer.INPUT,
                TestTrainer.TAXONOMY,
                Collections.nCopies(TestTrainer.TAXONOMY.size(), OptionalDouble.empty()),
                0,
                Instant.EPOCH);
    }

    private static long residentBytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
