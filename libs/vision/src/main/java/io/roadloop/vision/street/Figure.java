package io.roadloop.vision.street;

import java.util.List;

/** A figure of limbs; the first limb that covers a place is in front. */
record Figure(List<Limb> limbs) implements Surface {

    Figure {
        limbs = List.copyOf(limbs);
    }

    @Override
    public int at(float u, float v, float footprint) {
        for (Limb limb : limbs) {
            if (limb.covers(u, v)) {
                float fold = 0.86f + 0.28f * Noise.at(u * 7 + 11, v * 4);
                return Paint.scale(limb.paint(), fold * (1.05f - 1.2f * Math.max(0, u - limb.fromU())));
            }
        }
        return Paint.HOLE;
    }
}
