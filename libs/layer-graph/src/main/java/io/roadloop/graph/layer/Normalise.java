package io.roadloop.graph.layer;

import java.util.List;

/**
 * (x − mean) / deviation, channel by channel, with constants. It is a layer so that trainer and service cannot disagree
 * on preprocessing.
 *
 * @param mean one value a channel, for pixels in 0..1
 * @param deviation one value a channel, above 0
 */
public record Normalise(List<Double> mean, List<Double> deviation) implements Layer {
    public Normalise {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size()) {
            throw new IllegalArgumentException(
                    "as many means as deviations, not " + mean.size() + " and " + deviation.size());
        }
        if (deviation.stream().anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("deviations must be above 0, not " + deviation);
        }
    }

    /** The statistics of ImageNet in RGB, on which the published encoders were trained. */
    public static Normalise imageNet() {
        return new Normalise(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    }

    @Override
    public String kind() {
        return "normalise";
    }

    @Override
    public MapShape infer(List<MapShape> inputs) {
        MapShape in = Misfit.single(inputs);
        Misfit.require(in.channels() == mean.size(), "it has constants for " + mean.size() + " channels");
        return in;
    }

    @Override
    public <C, R> R accept(LayerVisitor<C, R> visitor, C context) {
        return visitor.normalise(this, context);
    }
}
