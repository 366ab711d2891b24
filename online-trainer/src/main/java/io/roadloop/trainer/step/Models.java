package io.roadloop.trainer.step;

import ai.djl.ndarray.NDManager;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Precision;
import io.roadloop.graph.torch.TorchFunction;
import io.roadloop.graph.torch.Weights;
import io.roadloop.trainer.recipe.Follower;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.recipe.Network;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.ModelName;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The models of a recipe. Models of one network share its compiled function. Owns native memory: close it.
 */
final class Models implements AutoCloseable {
    private final Map<Network, TorchFunction> functions = new HashMap<>();
    private final TorchFunction exported;
    private final Map<ModelName, Model> models = new TreeMap<>();

    Models(Recipe recipe, LearningSettings settings, NDManager manager) {
        Draws draws = new Draws(settings.seed(), 0);
        for (Learner learner : recipe.learners()) {
            TorchFunction function = functions.computeIfAbsent(
                    learner.network(),
                    network -> TorchFunction.compile(network.graph(settings.classes()), manager, settings.precision()));
            long start = draws.number("weights of " + learner.model());
            Weights weights = Weights.initialise(function.graph(), manager, start);
            Gradients.enable(weights.parameters());
            models.put(learner.model(), new Model(function, weights));
        }
        for (Follower follower : recipe.followers()) {
            Model followed = of(follower.follows());
            Weights copy = Weights.of(
                    followed.function().graph(), manager, followed.weights().toHost());
            models.put(follower.model(), new Model(followed.function(), copy));
        }
        TorchFunction learning = of(recipe.export()).function();
        exported = settings.precision() == Precision.FP32
                ? learning
                : TorchFunction.compile(learning.graph(), manager, Precision.FP32);
    }

    /** The function of the model that the recipe exports, in fp32 as it is exported. */
    TorchFunction exported() {
        return exported;
    }

    Model of(ModelName name) {
        Model model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no model " + name + "; models are " + models.keySet());
        }
        return model;
    }

    Map<ModelName, Model> all() {
        return models;
    }

    @Override
    public void close() {
        models.values().forEach(model -> model.weights().close());
        functions.values().forEach(TorchFunction::close);
        if (!functions.containsValue(exported)) {
            exported.close();
        }
    }
}
