package io.roadloop.graph.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Weights of graphs as safetensors files. Reads {@code F32}, {@code F16} and {@code BF16}, writes {@code F32}.
 *
 * <p>A file's header is checked as a whole, and against the graph, before memory is taken for any tensor; files of any
 * origin may be given.
 */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * Writes or replaces a file; names are the paths in the graph.
     *
     * @param weights all parameters and buffers of the graph, by path
     * @param metadata notes that travel in the file
     * @throws WeightsMismatchException if one is missing, unknown or of another size
     * @throws WeightsFileException if the file cannot be written; an older one is as it was then
     */
    public static void save(Graph graph, Map<String, float[]> weights, Path file, Map<String, String> metadata) {
        WeightsMismatchException.check(graph, weights);
        SafetensorsWriter.write(file, graph.tensors(), weights, metadata);
    }

    /**
     * Writes or replaces a file with some of a graph's tensors, an encoder's for one; names are the paths in the graph.
     *
     * @param part numbers by path, at least one
     * @param metadata notes that travel in the file
     * @throws WeightsMismatchException if there is none, or one is unknown or of another size
     * @throws WeightsFileException if the file cannot be written; an older one is as it was then
     */
    public static void savePart(Graph graph, Map<String, float[]> part, Path file, Map<String, String> metadata) {
        List<NamedTensor> chosen = graph.tensors().stream()
                .filter(each -> part.containsKey(each.path()))
                .toList();
        Map<String, float[]> rest = new HashMap<>(part);
        List<String> faults = new ArrayList<>();
        for (NamedTensor tensor : chosen) {
            float[] values = rest.remove(tensor.path());
            if (values == null || values.length != tensor.shape().size()) {
                faults.add(tensor.path() + " has not the numbers of " + tensor.shape());
            }
        }
        rest.keySet().stream().sorted().forEach(path -> faults.add("unknown " + path));
        if (chosen.isEmpty()) {
            faults.add("there is none");
        }
        WeightsMismatchException.refuse(graph, "these weights do", faults);
        SafetensorsWriter.write(file, chosen, part, metadata);
    }

    /**
     * What a file declares, of whatever network; no tensor is read.
     *
     * @throws WeightsFileException if it is no sound safetensors file
     */
    public static WeightListing list(Path file) {
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            return WeightListing.of(stored);
        }
    }

    /**
     * Reads a file that {@link #save} wrote, or any other whose names are the graph's paths.
     *
     * @throws WeightsFileException if it is no sound safetensors file
     * @throws WeightsMismatchException if it does not hold the graph's tensors, listing all that is wrong
     */
    public static LoadedWeights load(Graph graph, Path file) {
        return load(graph, file, NameMapping.paths());
    }

    /**
     * Reads a file whose names are of another maker.
     *
     * @throws WeightsFileException if it is no sound safetensors file
     * @throws WeightsMismatchException if it does not hold what the mapping covers, listing all that is missing, unknown
     *     or misshapen
     */
    public static LoadedWeights load(Graph graph, Path file, NameMapping mapping) {
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            Sorting sorting = new Sorting(graph, mapping);
            stored.tensors().forEach(sorting::add);
            WeightsMismatchException.refuse(graph, "weights " + file + " do", sorting.faults());
            Map<String, float[]> values = new LinkedHashMap<>();
            sorting.taken.forEach((path, tensor) -> values.put(path, stored.values(tensor)));
            return new LoadedWeights(values, sorting.leftOut.stream().sorted().toList(), stored.metadata());
        }
    }

    /** Which of a file's tensors go where, and what is wrong with them. */
    private static final class Sorting {
        private final Map<String, NamedTensor> wanted;
        private final NameMapping mapping;
        private final Map<String, StoredTensor> taken = new HashMap<>();
        private final List<String> leftOut = new ArrayList<>();
        private final List<String> faults = new ArrayList<>();

        Sorting(Graph graph, NameMapping mapping) {
            this.wanted = graph.tensors().stream()
                    .collect(Collectors.toMap(
                            NamedTensor::path, Function.identity(), (one, other) -> one, LinkedHashMap::new));
            this.mapping = mapping;
        }

        void add(StoredTensor tensor) {
            Destination destination = mapping.of(tensor.name());
            if (destination instanceof Destination.To to && wanted.containsKey(to.path())) {
                take(tensor, wanted.get(to.path()));
            } else if (destination instanceof Destination.LeftOut out) {
                leftOut.add(tensor.name() + " (" + out.why() + ")");
            } else {
                faults.add("unknown " + ForeignText.quoted(tensor.name()));
            }
        }

        private void take(StoredTensor tensor, NamedTensor into) {
            if (taken.put(into.path(), tensor) != null) {
                faults.add(ForeignText.quoted(tensor.name()) + " is a second one for " + into.path());
            }
            if (!tensor.shape().equals(into.shape())) {
                faults.add(ForeignText.quoted(tensor.name()) + " has the shape " + tensor.shape() + ", not "
                        + into.shape());
            }
            if (!tensor.type().isRead()) {
                faults.add(ForeignText.quoted(tensor.name()) + " is " + tensor.type() + ", not F32, F16 or BF16");
            }
        }

        List<String> faults() {
            List<String> all = new ArrayList<>();
            wanted.keySet().stream()
                    .filter(path -> mapping.covers(path) && !taken.containsKey(path))
                    .forEach(path -> all.add("missing " + path));
            faults.stream().sorted().forEach(all::add);
            return all;
        }
    }
}
