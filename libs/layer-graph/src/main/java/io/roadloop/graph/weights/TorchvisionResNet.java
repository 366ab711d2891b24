package io.roadloop.graph.weights;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that torchvision gives to the tensors of a ResNet of bottleneck units (ResNet-50, -101, -152), onto a
 * backbone in a graph:
 *
 * <table>
 * <caption>Names</caption>
 * <tr><td>{@code conv1.weight}, {@code bn1.*}</td><td>{@code stem/conv/weight}, {@code stem/norm/*}</td></tr>
 * <tr><td>{@code layer2.0.conv3.weight}</td><td>{@code stage-2/unit-1/expand/conv/weight}</td></tr>
 * <tr><td>{@code layer2.0.downsample.1.bias}</td><td>{@code stage-2/unit-1/shortcut/norm/shift}</td></tr>
 * <tr><td>{@code *.num_batches_tracked}, {@code fc.*}</td><td>left out: a counter, and the head for ImageNet</td></tr>
 * </table>
 *
 * @param room where the backbone stands in the graph, such as {@code backbone}
 */
public record TorchvisionResNet(String room) implements NameMapping {
    private static final Pattern STEM = Pattern.compile("(conv|bn)1\\.(\\w+)");
    private static final Pattern UNIT = Pattern.compile("layer([1-4])\\.(\\d{1,3})\\.(conv|bn)([1-3])\\.(\\w+)");
    private static final Pattern SHORTCUT = Pattern.compile("layer([1-4])\\.(\\d{1,3})\\.downsample\\.([01])\\.(\\w+)");
    private static final Pattern HEAD = Pattern.compile("fc\\.(weight|bias)");
    private static final String COUNTER = ".num_batches_tracked";

    private static final Map<String, String> CONVOLUTIONS = Map.of("1", "reduce", "2", "spatial", "3", "expand");
    private static final Map<String, String> NORMS = Map.of(
            "weight", "scale", "bias", "shift", "running_mean", "running-mean", "running_var", "running-variance");

    @Override
    public Destination of(String name) {
        if (HEAD.matcher(name).matches()) {
            return new Destination.LeftOut("the head for ImageNet");
        }
        if (name.endsWith(COUNTER)) {
            String norm = name.substring(0, name.length() - COUNTER.length()) + ".weight";
            return path(norm).isPresent() ? new Destination.LeftOut("a counter") : new Destination.Unknown();
        }
        return path(name)
                .<Destination>map(path -> new Destination.To(room + "/" + path))
                .orElseGet(Destination.Unknown::new);
    }

    @Override
    public boolean covers(String path) {
        return path.startsWith(room + "/");
    }

    private static Optional<String> path(String name) {
        Matcher stem = STEM.matcher(name);
        if (stem.matches()) {
            return tensor(stem.group(1).equals("conv"), stem.group(2)).map(tensor -> "stem/" + tensor);
        }
        Matcher unit = UNIT.matcher(name);
        if (unit.matches()) {
            return tensor(unit.group(3).equals("conv"), unit.group(5))
                    .map(tensor -> place(unit) + CONVOLUTIONS.get(unit.group(4)) + "/" + tensor);
        }
        Matcher shortcut = SHORTCUT.matcher(name);
        if (shortcut.matches()) {
            return tensor(shortcut.group(3).equals("0"), shortcut.group(4))
                    .map(tensor -> place(shortcut) + "shortcut/" + tensor);
        }
        return Optional.empty();
    }

    /** torchvision counts the units of a stage from 0. */
    private static String place(Matcher unit) {
        return "stage-" + unit.group(1) + "/unit-" + (Integer.parseInt(unit.group(2)) + 1) + "/";
    }

    /** A ResNet's convolutions have no bias. */
    private static Optional<String> tensor(boolean convolution, String name) {
        if (convolution) {
            return name.equals("weight") ? Optional.of("conv/weight") : Optional.empty();
        }
        return Optional.ofNullable(NORMS.get(name)).map(tensor -> "norm/" + tensor);
    }
}
