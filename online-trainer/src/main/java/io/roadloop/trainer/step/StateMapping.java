package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.roadloop.graph.NamedTensor;
import io.roadloop.graph.WeightsMismatchException;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.view.ModelName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names what lasts, and finds it again: {@code MODEL/weights/PATH}, {@code MODEL/moments/NAME/PATH} and {@code
 * memories/NAME/…}, where the paths of heads begin with {@code heads/}. A model cannot be called memories.
 */
final class StateMapping {
    private StateMapping() {}

    static LearningState save(
            Recipe recipe, Models models, Map<ModelName, Student> students, Map<String, Memory.Content> memories) {
        Map<String, float[]> arrays = new TreeMap<>();
        Map<String, Long> counters = new TreeMap<>();
        models.all().forEach((name, model) -> model.toHost()
                .forEach((path, array) -> arrays.put(weights(name) + path, array)));
        students.forEach((name, student) -> {
            counters.put(steps(name), student.optimiser().steps());
            student.optimiser().moments().forEach((moment, list) -> {
                List<NamedTensor> tensors = student.model().learntTensors();
                for (int i = 0; i < tensors.size(); i++) {
                    arrays.put(
                            moment(name, moment) + tensors.get(i).path(),
                            list.get(i).toFloatArray());
                }
            });
        });
        memories.forEach((name, content) -> {
            content.arrays().forEach((path, array) -> arrays.put(memory(name) + path, array));
            content.counters().forEach((path, count) -> counters.put(memory(name) + path, count));
        });
        return new LearningState(recipe.digest().hex(), arrays, counters);
    }

    static void restore(
            LearningState state,
            Recipe recipe,
            Models models,
            Map<ModelName, Student> students,
            Memories memories,
            Kernels kernels,
            NDManager manager) {
        if (!state.recipe().equals(recipe.digest().hex())) {
            throw new DamagedStateException("it belongs to the recipe with digest " + state.recipe() + ", not to "
                    + recipe.name() + " with digest " + recipe.digest().hex());
        }
        students.forEach((name, student) -> requireMoments(state, name, student));
        try {
            models.all().forEach((name, model) -> model.check(below(state.arrays(), weights(name))));
        } catch (WeightsMismatchException e) {
            throw new DamagedStateException(String.valueOf(e.getMessage()));
        }
        memories.restore(contents(state, memories.contents().keySet()));
        models.all().forEach((name, model) -> model.set(below(state.arrays(), weights(name)), kernels));
        students.forEach((name, student) -> {
            student.optimiser()
                    .moments()
                    .forEach((moment, list) -> upload(state, name, moment, student, list, kernels, manager));
            student.optimiser().resumeAt(state.counters().getOrDefault(steps(name), 0L));
        });
    }

    private static void requireMoments(LearningState state, ModelName name, Student student) {
        if (!state.counters().containsKey(steps(name))) {
            throw new DamagedStateException(steps(name) + " is missing");
        }
        for (String moment : student.optimiser().moments().keySet()) {
            for (NamedTensor tensor : student.model().learntTensors()) {
                float[] array = state.arrays().get(moment(name, moment) + tensor.path());
                if (array == null || array.length != tensor.shape().size()) {
                    throw new DamagedStateException(moment(name, moment) + tensor.path()
                            + " is missing or has another length than " + tensor.shape());
                }
            }
        }
    }

    private static void upload(
            LearningState state,
            ModelName name,
            String moment,
            Student student,
            NDList target,
            Kernels kernels,
            NDManager manager) {
        Map<String, float[]> saved = below(state.arrays(), moment(name, moment));
        try (NDManager own = manager.newSubManager()) {
            NDList source = new NDList(target.size());
            for (NamedTensor tensor : student.model().learntTensors()) {
                float[] values = saved.getOrDefault(tensor.path(), new float[0]);
                NDArray array = own.create(values, tensor.shape());
                source.add(array);
            }
            kernels.copy_(target, source);
        }
    }

    private static Map<String, Memory.Content> contents(LearningState state, Set<String> names) {
        return names.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> new Memory.Content(
                                below(state.arrays(), memory(name)), below(state.counters(), memory(name)))));
    }

    private static <T> Map<String, T> below(Map<String, T> all, String prefix) {
        Map<String, T> below = new LinkedHashMap<>();
        all.forEach((path, value) -> {
            if (path.startsWith(prefix)) {
                below.put(path.substring(prefix.length()), value);
            }
        });
        return below;
    }

    private static String memory(String name) {
        return "memories/" + name + "/";
    }

    private static String weights(ModelName model) {
        return model + "/weights/";
    }

    private static String moment(ModelName model, String moment) {
        return model + "/moments/" + moment + "/";
    }

    private static String steps(ModelName model) {
        return model + "/optimiser/steps";
    }
}
