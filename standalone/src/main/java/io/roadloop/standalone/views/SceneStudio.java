package io.roadloop.standalone.views;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.standalone.export.TrialFrames;
import io.roadloop.standalone.picture.Sheet;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.Opinions;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.trainer.view.Source;
import io.roadloop.trainer.view.Studio;
import io.roadloop.trainer.view.View;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.street.StreetScene;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes views of two labelled frames of the street, by what makes them in a training step, and brings them back as frames
 * and masks. Owns native memory: close it.
 */
final class SceneStudio implements AutoCloseable {
    /** A batch of two: each is the one whose pixels the other takes. */
    private static final int FRAMES = 2;

    private static final Size SIZE = new Size(160, 120);
    private static final int BYTE = 255;

    private final NDManager manager = TorchDevice.newManager(Device.cpu());
    private final ImageKernels images;
    private final Scenes scenes;

    SceneStudio(long seed) {
        TorchThreads.prepareCurrent();
        images = ImageKernels.load(manager);
        Staging staging = new Staging();
        Studio studio = new Studio(manager, images, staging, new Draws(seed, 0), Taxonomies.CAMVID_11.size());
        scenes = new Scenes(studio, Map.of(Pool.LABELLED, street(staging)), Opinions.NONE);
    }

    private Scene street(Staging staging) {
        List<StreetScene> street = TrialFrames.scenes(FRAMES, SIZE);
        NDArray pixels = images.pixels(staging.bytes(
                manager,
                street.stream().map(scene -> scene.image().rgb()).toList(),
                new Shape(SIZE.height(), SIZE.width(), RgbImage.CHANNELS)));
        NDArray labels = staging.bytes(
                manager,
                street.stream().map(scene -> scene.mask().classes()).toList(),
                new Shape(SIZE.height(), SIZE.width()));
        return new Scene(pixels, Optional.of(labels));
    }

    /** A frame of the batch with its mask as it is, then as a view shows both. */
    List<Sheet.Cell> beforeAndAfter(View view, int frame) {
        Scene before = scenes.of(new Source(Pool.LABELLED));
        Scene after = scenes.of(view);
        return List.of(frame(before, frame), mask(before, frame), frame(after, frame), mask(after, frame));
    }

    private static Sheet.Cell frame(Scene scene, int frame) {
        NDArray bytes = scene.pixels()
                .clip(0, 1)
                .mul(BYTE)
                .round()
                .toType(DataType.UINT8, false)
                .transpose(0, 2, 3, 1);
        return new Sheet.Frame(new RgbImage(size(scene), image(bytes.toByteArray(), scene, frame)));
    }

    private static Sheet.Cell mask(Scene scene, int frame) {
        byte[] labels = scene.labels().orElseThrow().toByteArray();
        return new Sheet.Mask(new LabelMask(size(scene), image(labels, scene, frame)));
    }

    private static byte[] image(byte[] all, Scene scene, int frame) {
        int each = all.length / scene.images();
        return Arrays.copyOfRange(all, frame * each, (frame + 1) * each);
    }

    private static Size size(Scene scene) {
        return new Size(scene.width(), scene.height());
    }

    @Override
    public void close() {
        images.close();
        manager.close();
    }
}
