package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
import io.roadloop.trainer.view.cutmix.OwnerMap;
import java.util.List;

/** How a scene's pixels came from those of the view it was made from; maps of that view can go the same way. */
public sealed interface Warp {
    /** Where pixels stand as they stood: light and colour may differ. */
    record Still() implements Warp {}

    /** @param theta (N, 2, 3), fp32: from places of the new image to places of the old, both in [−1, 1] */
    record Affine(NDArray theta) implements Warp {}

    /**
     * Each image has taken pixels of a partner.
     *
     * @param order the partner of each image: (N), int64
     * @param taken (N, H, W), uint8: 1 where the partner's pixel stands
     * @param owners each image's boxes, on the host; empty where no boxes were drawn (ClassMix). An image that took
     *     nothing has a map without an owner
     */
    record Mix(NDArray order, NDArray taken, List<OwnerMap> owners) implements Warp {
        public Mix {
            owners = List.copyOf(owners);
        }
    }

    /**
     * Each image was seen through a window.
     *
     * @param windows each image's, this side's, on the host; all of one size
     * @param theta the same as an {@link Affine}
     */
    record Crop(List<CropWindow> windows, NDArray theta) implements Warp {
        public Crop {
            windows = List.copyOf(windows);
        }

        int height() {
            return windows.get(0).height();
        }

        int width() {
            return windows.get(0).width();
        }
    }

    /**
     * Each image's tiles were reordered.
     *
     * @param permutations the row of the table that each image was shuffled by: the classes of the pretext task
     * @param sources (N, H·W), int64: which pixel of the old image stands at each place of the new
     */
    record Tiles(List<Integer> permutations, NDArray sources) implements Warp {
        public Tiles {
            permutations = List.copyOf(permutations);
        }
    }
}
