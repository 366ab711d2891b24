package io.roadloop.vision.street;

/**
 * A rounded stroke between two points: an arm, a leg, a head, a bar of a bicycle's frame. Metres on its surface.
 */
record Limb(float fromU, float fromV, float toU, float toV, float radius, int paint) {

    static Limb of(double fromU, double fromV, double toU, double toV, double radius, int paint) {
        return new Limb((float) fromU, (float) fromV, (float) toU, (float) toV, (float) radius, paint);
    }

    boolean covers(float u, float v) {
        float du = toU - fromU;
        float dv = toV - fromV;
        float length = du * du + dv * dv;
        float share = length == 0 ? 0 : ((u - fromU) * du + (v - fromV) * dv) / length;
        share = Math.max(0, Math.min(1, share));
        float x = u - fromU - share * du;
        float y = v - fromV - share * dv;
        return x * x + y * y < radius * radius;
    }
}
