package io.roadloop.trainer.objective.routing;

import ai.djl.ndarray.NDArray;
import io.roadloop.graph.nets.DynamicRoutingNet;
import io.roadloop.graph.nets.RoutingCosts;
import io.roadloop.graph.nets.RoutingSpace;
import io.roadloop.kit.settings.Require;
import io.roadloop.trainer.objective.Demands;
import io.roadloop.trainer.objective.Flow;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Reading;
import io.roadloop.trainer.objective.Step;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a routing network may cost (methods.md 2.5, vector 21c): the expected multiply-adds of a frame shall be a share of
 * those with all gates open. Paper 000 reports no such term; the network's authors begin it at 40 % of the training.
 *
 * <p>{@code L = (cost/all − μ)²}, the cost by {@link RoutingCosts} and a mean over the batch. Gradient: into the gates,
 * and through them into the network.
 *
 * @param model the model that learns, a routing network
 * @param on the view it looks at
 * @param space the network's cells
 * @param target μ, in [0, 1]
 */
public record Budget(ModelName model, View on, RoutingSpace space, double target) implements Objective {
    public Budget {
        Require.that("target", target, v -> v >= 0 && v <= 1, "must lie in [0, 1]");
    }

    @Override
    public Demands demands() {
        return Demands.views(on).and(Demands.reading(key(), gates().toArray(String[]::new)));
    }

    @Override
    public NDArray loss(Step step) {
        Scene scene = step.scene(on);
        Reading reading = step.reading(key());
        RoutingCosts costs = RoutingCosts.of(space, scene.width(), scene.height());
        Map<String, NDArray> gates = gates().stream().collect(Collectors.toMap(Function.identity(), reading::tap));
        return BudgetGap.of(costs.expected(gates), costs.open(), target);
    }

    private List<String> gates() {
        return space.allCells().stream().map(DynamicRoutingNet::gates).toList();
    }

    private Reading.Key key() {
        return new Reading.Key(model, on, Flow.GRADIENT);
    }
}
