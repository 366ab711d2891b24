package io.roadloop.graph.weights;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
