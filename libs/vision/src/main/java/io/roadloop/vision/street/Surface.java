package io.roadloop.vision.street;

/** What a face looks like. Pure: the same place has the same colour in every frame. */
@FunctionalInterface
interface Surface {

    /**
     * The colour at a place.
     *
     * @param u metres along the face's first axis
     * @param v metres along its second
     * @param footprint metres that one pixel covers here: detail finer than that is better left out
     * @return a {@link Paint}
     */
    int at(float u, float v, float footprint);

    /** One colour all over. */
    static Surface plain(int paint) {
        return (u, v, footprint) -> paint;
    }
}
