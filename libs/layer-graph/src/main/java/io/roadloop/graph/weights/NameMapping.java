package io.roadloop.graph.weights;

/** From the names in a file of weights to the paths of a graph. A pure function: equal names, equal destinations. */
public interface NameMapping {

    /** Where the tensor of that name belongs. */
    Destination of(String name);

    /** Whether a file under this mapping must hold the graph's tensor of that path. */
    boolean covers(String path);

    /** Names are paths, and a file holds the whole graph: what {@link WeightFiles#save} writes. */
    static NameMapping paths() {
        return new NameMapping() {
            @Override
            public Destination of(String name) {
                return new Destination.To(name);
            }

            @Override
            public boolean covers(String path) {
                return true;
            }
        };
    }
}
