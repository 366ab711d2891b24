package io.roadloop.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weights that are not those of the graph. The message names the first few things that are missing, unknown or misshapen,
 * and how many more there are; {@link #faults} lists all.
 */
public final class WeightsMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Weights of another network have hundreds of faults, and a message is a line. */
    private static final int NAMED = 5;

    private final ArrayList<String> faults;

    private WeightsMismatchException(String message, List<String> faults) {
        super(message);
        this.faults = new ArrayList<>(faults);
    }

    /** What is missing, unknown or misshapen, each in words. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Refuses host copies that do not fit.
     *
     * @param host numbers by path
     * @throws WeightsMismatchException if a tensor is missing, unknown or of another size
     */
    public static void check(Graph graph, Map<String, float[]> host) {
        List<String> faults = new ArrayList<>();
        Set<String> unknown = new HashSet<>(host.keySet());
        for (NamedTensor tensor : graph.tensors()) {
            float[] values = host.get(tensor.path());
            unknown.remove(tensor.path());
            if (values == null) {
                faults.add("missing " + tensor.path());
            } else if (values.length != tensor.shape().size()) {
                faults.add(tensor.path() + " has " + values.length + " numbers, not those of " + tensor.shape());
            }
        }
        unknown.stream().sorted().forEach(path -> faults.add("unknown " + path));
        refuse(graph, "these weights do", faults);
    }

    /**
     * Refuses weights that have faults.
     *
     * @param what the message's beginning: what does or do not fit
     * @param faults each in words; none lets them pass
     * @throws WeightsMismatchException if there is one
     */
    public static void refuse(Graph graph, String what, List<String> faults) {
        if (!faults.isEmpty()) {
            throw new WeightsMismatchException(what + " not fit " + graph.name() + ": " + inWords(faults), faults);
        }
    }

    private static String inWords(List<String> faults) {
        int more = faults.size() - NAMED;
        return String.join("; ", faults.subList(0, Math.min(NAMED, faults.size())))
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
