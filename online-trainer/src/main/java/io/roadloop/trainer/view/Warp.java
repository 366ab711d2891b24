package io.roadloop.trainer.view;

import ai.djl.ndarray.NDArray;
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
     * @param partners the partner of each image
     * @param taken (N, H, W), uint8: 1 where the partner's pixel stands
     * @param owners each image's boxes, on the host; empty where no boxes were drawn (ClassMix). An image that took
     *     nothing has a map without an owner
     */
    record Mix(List<Integer> partners, NDArray taken, List<OwnerMap> owners) implements Warp {
        public Mix {
            partners = List.copyOf(partners);
            owners = List.copyOf(owners);
        }
    }

    /** @param windows each image's, this side's */
    record Crop(List<CropWindow> windows) implements Warp {
        public Crop {
            windows = List.copyOf(windows);
        }
    }

    /** @param permutations the row of the table that each image was shuffled by: the classes of the pretext task */
    record Tiles(List<Integer> permutations) implements Warp {
        public Tiles {
            permutations = List.copyOf(permutations);
        }
    }
}
