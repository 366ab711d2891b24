package io.roadloop.trainer.view.cutmix;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Which pixels are taken (paper 001, section 3.2; vector 07d): {@code M = [owner ≥ 0]}, {@code mixed = M·b + (1 − M)·a},
 * in the image and in what the teacher says of it. Nothing here has a gradient.
 */
public final class CutMix {
    private CutMix() {}

    /**
     * The pixels under any box.
     *
     * @param owners of each of the N images, all of one size
     * @param manager where the mask will live
     * @return M, (N, H, W), uint8: 1 where a pixel is taken, else 0
     */
    public static NDArray taken(List<OwnerMap> owners, NDManager manager) {
        OwnerMap first = owners.get(0);
        int pixels = first.height() * first.width();
        ByteBuffer mask = ByteBuffer.allocateDirect(owners.size() * pixels);
        for (OwnerMap map : owners) {
            for (int owner : map.owners()) {
                mask.put((byte) (owner == OwnerMap.NONE ? 0 : 1));
            }
        }
        return manager.create(mask.rewind(), new Shape(owners.size(), first.height(), first.width()), DataType.UINT8);
    }
}
