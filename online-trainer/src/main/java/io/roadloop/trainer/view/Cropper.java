package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.torch.ImageKernels.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes cropped views: both sides of a pair from one draw. */
final class Cropper {
    private final Studio studio;

    Cropper(Studio studio) {
        this.studio = studio;
    }

    Scene make(Scene scene, Cropped view) {
        RandomGenerator random = studio.draws().named("windows of " + view.pair());
        List<CropWindow> windows = new ArrayList<>();
        for (int image = 0; image < scene.images(); image++) {
            WindowPair pair = WindowPair.draw(view.how(), scene.height(), scene.width(), random);
            windows.add(
                    switch (view.side()) {
                        case FIRST -> pair.first();
                        case SECOND -> pair.second();
                    });
        }
        NDArray theta = theta(windows, scene);
        int height = windows.get(0).height();
        int width = windows.get(0).width();
        return new Scene(
                studio.images().warp(scene.pixels(), theta, height, width, Outside.MIRROR),
                scene.labels().map(labels -> studio.images().warpLabels(labels, theta, height, width)),
                new Warp.Crop(windows, theta));
    }

    /**
     * From places of a window to places of the image, both in [−1, 1]. Place u of a window is pixel {@code left + (u + 1) ·
     * width/2} of the enlarged image, and that is place {@code 2 · pixel / (factor · image's width) − 1} of the image.
     */
    private NDArray theta(List<CropWindow> windows, Scene scene) {
        float[] affine = new float[windows.size() * Placement.NUMBERS];
        for (int image = 0; image < windows.size(); image++) {
            CropWindow window = windows.get(image);
            double wide = window.factor() * scene.width();
            double high = window.factor() * scene.height();
            int at = image * Placement.NUMBERS;
            affine[at] = (float) ((window.flipped() ? -1 : 1) * window.width() / wide);
            affine[at + 2] = (float) ((2 * window.left() + window.width()) / wide - 1);
            affine[at + 4] = (float) (window.height() / high);
            affine[at + 5] = (float) ((2 * window.top() + window.height()) / high - 1);
        }
        return studio.manager().create(affine, new Shape(windows.size(), 2, 3));
    }
}
