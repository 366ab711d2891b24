package io.roadloop.graph.weights;

import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.torch.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a training starts: numbers of a file where it has them, fresh ones elsewhere, and which are which.
 *
 * @param tensors all of the graph's parameters and buffers, by path
 * @param names whose names the file had
 * @param taken paths that the file filled, in the graph's order
 * @param fresh paths that were drawn anew, in the graph's order
 * @param leftOut names in the file that belong nowhere in the graph, sorted, each with why
 */
public record StartingWeights(
        Map<String, float[]> tensors, Names names, List<String> taken, List<String> fresh, List<String> leftOut) {

    /** Whose names a file has. */
    public enum Names {
        /** The graph's own paths. */
        PATHS("the network's paths"),
        /** Those of torchvision's ResNets. */
        TORCHVISION("torchvision's names");

        private final String words;

        Names(String words) {
            this.words = words;
        }
    }

    public StartingWeights {
        tensors = Map.copyOf(tensors);
        taken = List.copyOf(taken);
        fresh = List.copyOf(fresh);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Begins with a file that covers all of the graph or whole rooms of it, such as the encoder alone. Its names are the
     * graph's paths, or torchvision's where it is a ResNet of its making and the graph has such an encoder.
     *
     * <p>A room is what the first part of a path names. One that the file touches must be there as a whole: half an
     * encoder is a wrong file, not a start.
     *
     * @param seed of the numbers that the file does not have, as in {@link Weights#initial}
     * @throws WeightsFileException if it is no sound safetensors file
     * @throws WeightsMismatchException if tensors are missing, unknown or misshapen, or none belongs to the graph
     */
    public static StartingWeights from(Graph graph, Path file, long seed) {
        WeightListing listing = WeightFiles.list(file);
        Names names = namesOf(graph, listing);
        LoadedWeights loaded = WeightFiles.load(graph, file, mapping(names, listing));
        List<String> taken = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        for (NamedTensor tensor : graph.tensors()) {
            (loaded.tensors().containsKey(tensor.path()) ? taken : fresh).add(tensor.path());
        }
        if (taken.isEmpty()) {
            WeightsMismatchException.refuse(graph, "weights " + file + " do", List.of("it holds none of its tensors"));
        }
        return new StartingWeights(loaded.over(Weights.initial(graph, seed)), names, taken, fresh, loaded.leftOut());
    }

    private static Names namesOf(Graph graph, WeightListing listing) {
        return TorchvisionResNet.made(listing) && TorchvisionResNet.fits(graph) ? Names.TORCHVISION : Names.PATHS;
    }

    private static NameMapping mapping(Names names, WeightListing listing) {
        return switch (names) {
            case TORCHVISION -> TorchvisionResNet.backbone();
            case PATHS ->
                new WholeRooms(listing.tensors().stream()
                        .map(each -> WholeRooms.roomOf(each.name()))
                        .collect(Collectors.toSet()));
        };
    }

    /** One line for a log: how many tensors came from the file, by whose names, and what was not taken or is fresh. */
    public String inWords() {
        String all = taken.size() + " of " + (taken.size() + fresh.size()) + " tensors by " + names.words;
        String drawn = fresh.isEmpty()
                ? ""
                : "; fresh: "
                        + fresh.stream()
                                .map(WholeRooms::roomOf)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", "));
        return all + drawn + (leftOut.isEmpty() ? "" : "; left out: " + leftOut.size() + " that the network has not");
    }
}
