package io.roadloop.graph.weights;

/** Where a tensor of a file belongs. */
public sealed interface Destination {

    /**
     * Into the graph.
     *
     * @param path of the parameter or buffer that it fills
     */
    record To(String path) implements Destination {}

    /**
     * Nowhere, and that is as it should be: a counter, or the head of another task.
     *
     * @param why in a word or two
     */
    record LeftOut(String why) implements Destination {}

    /** The mapping does not know the name. */
    record Unknown() implements Destination {}
}
