package io.roadloop.graph.weights;

import io.roadloop.graph.Graph;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names that torchvision gives to the tensors of a ResNet, onto a backbone in a graph: the same with / for the dot,
 * and the batch norms' tensors by our names.
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>{@code conv1.weight}</td><td>{@code conv1/weight}</td></tr>
 * <tr><td>{@code bn1.weight, bias, running_mean, running_var}</td>
 *     <td>{@code bn1/scale, shift, running-mean, running-variance}</td></tr>
 * <tr><td>{@code layer2.0.downsample.1.bias}</td><td>{@code layer2/0/downsample/1/shift}</td></tr>
 * <tr><td>{@code *.num_batches_tracked}, {@code fc.*}</td><td>left out: a counter, and the head for ImageNet</td></tr>
 * </table>
 *
 * <p>The files of timm's {@code resnet50} and {@code resnet101} have the same names. Those of its variants with another
 * stem ({@code resnet50d}: {@code conv1.0.weight}) and those of the transformers library ({@code resnet.embedder...}) do
 * not, and are refused with the names that nobody knows.
 *
 * @param room where the backbone stands in the graph, such as {@code backbone}
 */
public record TorchvisionResNet(String room) implements NameMapping {
    private static final String UNIT = "layer[1-4]\\.\\d{1,3}\\.";
    /** A ResNet's convolutions have no bias. */
    private static final Pattern CONVOLUTION =
            Pattern.compile("(conv1|" + UNIT + "conv[1-3]|" + UNIT + "downsample\\.0)\\.weight");

    private static final Pattern NORM =
            Pattern.compile("(bn1|" + UNIT + "bn[1-3]|" + UNIT + "downsample\\.1)\\.([a-z_]+)");
    private static final Pattern HEAD = Pattern.compile("fc\\.(weight|bias)");
    private static final String COUNTER = "num_batches_tracked";
    private static final Map<String, String> NORMS = Map.of(
            "weight", "scale", "bias", "shift", "running_mean", "running-mean", "running_var", "running-variance");

    /** Where the encoders of {@link io.roadloop.graph.nets.DeepLabV3Plus} stand. */
    public static TorchvisionResNet backbone() {
        return new TorchvisionResNet("backbone");
    }

    /** Whether a file has the names of a ResNet: its first convolution and the batch norm behind that. */
    public static boolean made(WeightListing file) {
        Set<String> names =
                file.tensors().stream().map(WeightListing.Entry::name).collect(Collectors.toSet());
        return names.containsAll(Set.of("conv1.weight", "bn1.weight"));
    }

    /** Whether a graph has an encoder in the room {@code backbone} for such a file. */
    public static boolean fits(Graph graph) {
        return graph.tensors().stream().anyMatch(each -> each.path().equals("backbone/conv1/weight"));
    }

    @Override
    public Destination of(String name) {
        if (HEAD.matcher(name).matches()) {
            return new Destination.LeftOut("the head for ImageNet");
        }
        Matcher norm = NORM.matcher(name);
        if (norm.matches()) {
            return norm.group(2).equals(COUNTER)
                    ? new Destination.LeftOut("a counter")
                    : Optional.ofNullable(NORMS.get(norm.group(2)))
                            .map(tensor -> to(norm.group(1) + "." + tensor))
                            .orElseGet(Destination.Unknown::new);
        }
        return CONVOLUTION.matcher(name).matches() ? to(name) : new Destination.Unknown();
    }

    private Destination to(String dotted) {
        return new Destination.To(room + "/" + dotted.replace('.', '/'));
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith(room + "/");
    }
}
