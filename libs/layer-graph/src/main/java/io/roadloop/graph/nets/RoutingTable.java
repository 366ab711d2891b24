package io.roadloop.graph.nets;

/**
 * The size of a {@link DynamicRoutingNet}.
 *
 * @param name the graph's name
 * @param stem channels of the first convolution
 * @param space its cells
 */
record RoutingTable(String name, int stem, RoutingSpace space) {
    /** methods.md 2.5: L = 16. */
    static RoutingTable full() {
        return new RoutingTable("dynamic-routing", 64, new RoutingSpace(16, 4, 64));
    }

    /** For tests, and to try a recipe on a CPU. */
    static RoutingTable small() {
        return new RoutingTable("dynamic-routing/small", 16, new RoutingSpace(5, 4, 16));
    }
}
