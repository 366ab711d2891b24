package io.roadloop.trainer.step;

import ai.djl.ndarray.NDManager;
import io.roadloop.graph.Graph;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.Weights;
import io.roadloop.trainer.recipe.Build;
import io.roadloop.trainer.recipe.Follower;
import io.roadloop.trainer.recipe.HeadKind;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.recipe.Network;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.ModelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The models of a recipe. Models of one network share its graph, so also its functions. Owns native memory: close it. */
final class Models implements AutoCloseable {
    private final LearningSettings settings;
    private final NDManager manager;
    private final Map<Network, Graph> networks = new HashMap<>();
    private final Map<Graph, Map<HeadKind, Graph>> heads = new HashMap<>();
    private final Map<ModelName, Model> models = new TreeMap<>();
    private final Set<ModelName> learners = new HashSet<>();

    Models(Recipe recipe, LearningSettings settings, NDManager manager) {
        this.settings = settings;
        this.manager = manager;
        for (Learner learner : recipe.learners()) {
            Model model = built(learner);
            Gradients.enable(model.learnt());
            models.put(learner.model(), model);
            learners.add(learner.model());
        }
        for (Follower follower : recipe.followers()) {
            models.put(follower.model(), copy(of(follower.follows())));
        }
    }

    Model of(ModelName name) {
        Model model = models.get(name);
        if (model == null) {
            throw new IllegalArgumentException("there is no model " + name + "; models are " + models.keySet());
        }
        return model;
    }

    /** Whether a model learns by gradient; others follow. */
    boolean learns(ModelName name) {
        return learners.contains(name);
    }

    Map<ModelName, Model> all() {
        return models;
    }

    private Model built(Learner learner) {
        Build build = learner.build();
        ModelName name = learner.model();
        Draws draws = new Draws(settings.seed(), 0);
        Graph graph = networks.computeIfAbsent(build.network(), network -> network.graph(settings.classes()));
        Weights start = Weights.of(graph, manager, Starts.of(build, graph, draws.number("weights of " + name)));
        Set<Integer> frozen = still(learner, "", graph);
        if (build.norms() == Build.Norms.FROZEN) {
            frozen.addAll(NormParameters.of(graph));
        }
        Map<String, List<Part>> parts = new TreeMap<>();
        for (HeadKind kind : build.heads()) {
            Graph head = heads.computeIfAbsent(graph, unused -> new HashMap<>())
                    .computeIfAbsent(kind, unused -> kind.graph(graph));
            List<Part> copies = new ArrayList<>();
            for (int copy = 0; copy < kind.copies(settings.classes()); copy++) {
                String room = "heads/" + kind.key() + "/" + copy + "/";
                long seed = draws.number("weights of " + name + "/" + room);
                copies.add(new Part(room, Weights.initialise(head, manager, seed), still(learner, room, head)));
            }
            parts.put(kind.key(), copies);
        }
        return new Model(new Part("", start, frozen), parts);
    }

    /** The places of the parameters whose rate is 0. */
    private static Set<Integer> still(Learner learner, String room, Graph graph) {
        List<NamedTensor> parameters = graph.parameters();
        return IntStream.range(0, parameters.size())
                .filter(i -> learner.rates().of(room + parameters.get(i).path()) == 0)
                .boxed()
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Model copy(Model followed) {
        Map<String, List<Part>> parts = new TreeMap<>();
        followed.heads()
                .forEach((name, copies) ->
                        parts.put(name, copies.stream().map(this::copy).toList()));
        return new Model(copy(followed.network()), parts);
    }

    private Part copy(Part part) {
        Weights copy = Weights.of(part.graph(), manager, part.weights().toHost());
        return new Part(part.room(), copy, part.frozen());
    }

    @Override
    public void close() {
        models.values().forEach(Model::close);
    }
}
