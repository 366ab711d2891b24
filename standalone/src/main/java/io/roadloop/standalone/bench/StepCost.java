package io.roadloop.standalone.bench;

import io.roadloop.trainer.pool.MemoryPools;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.recipe.LeavingOut;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.step.LearningSettings;
import io.roadloop.vision.Taxonomies;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a recipe's step costs, in turns with the step without each of its objectives, and with the step of
 * {@code mean-teacher} for the same batch.
 *
 * @param batch samples of each pool
 * @param whole the step
 * @param meanTeacher that of mean-teacher; empty where the batch has no frame of the stream
 * @param overMeanTeacher a factor, by the medians
 * @param parts by objective; none where the recipe has one alone
 */
record StepCost(
        String recipe,
        String recipeDigest,
        Map<String, Integer> batch,
        Timing whole,
        Optional<Timing> meanTeacher,
        Optional<Double> overMeanTeacher,
        List<Part> parts) {
    private static final String MEASURE = "mean-teacher";

    /**
     * An objective that the others can do without.
     *
     * @param without the step without the objective, and without what only that one needs
     * @param millis what the step takes more with it, by the medians
     * @param share of the whole step
     */
    record Part(String objective, Timing without, double millis, double share) {}

    /** @param recipe by name or as a file */
    static StepCost of(String recipe, LearningSettings settings, MemoryPools samples, int warmUp, Turns turns) {
        Recipe whole = Recipes.named(recipe, Taxonomies.CAMVID_11);
        List<String> objectives = LeavingOut.objectives(recipe, Taxonomies.CAMVID_11, EnumSet.allOf(Pool.class));
        List<String> parts = objectives.size() > 1 ? objectives : List.of();
        List<Recipe> timed = new ArrayList<>(List.of(whole));
        parts.forEach(part -> timed.add(LeavingOut.without(recipe, part, Taxonomies.CAMVID_11)));
        if (whole.batch().containsKey(Pool.STREAM)) {
            timed.add(meanTeacherOf(whole));
        }
        List<Timing> timings = time(timed, settings, samples, warmUp, turns);
        Timing step = timings.get(0);
        Optional<Timing> measure =
                timings.size() > 1 + parts.size() ? Optional.of(timings.get(1 + parts.size())) : Optional.empty();
        return new StepCost(
                whole.name(),
                whole.digest().hex(),
                samples(whole),
                step,
                measure,
                measure.map(step::over),
                IntStream.range(0, parts.size())
                        .mapToObj(i -> part(parts.get(i), step, timings.get(1 + i)))
                        .toList());
    }

    /** For those who wait for the tables: the step and its factor. */
    String inWords() {
        String step = String.format(Locale.ROOT, "%.1f ms a step (median)", whole.median());
        return overMeanTeacher
                .map(factor -> String.format(Locale.ROOT, "%s, %.2f of mean-teacher's", step, factor))
                .orElse(step);
    }

    private static Part part(String objective, Timing whole, Timing without) {
        return new Part(
                objective,
                without,
                Math.round(100 * (whole.median() - without.median())) / 100.0,
                Math.round(1000 * (1 - without.over(whole))) / 1000.0);
    }

    private static Map<String, Integer> samples(Recipe recipe) {
        Map<String, Integer> samples = new LinkedHashMap<>();
        for (Pool pool : Pool.values()) {
            samples.put(pool.key(), recipe.batch().getOrDefault(pool, 0));
        }
        return samples;
    }

    /** The same samples a step; how labelled ones are chosen costs the step nothing. */
    private static Recipe meanTeacherOf(Recipe other) {
        return Recipes.named(MEASURE).withBatch(other.batch());
    }

    private static List<Timing> time(
            List<Recipe> recipes, LearningSettings settings, MemoryPools samples, int warmUp, Turns turns) {
        List<RunningRecipe> running = new ArrayList<>();
        try {
            for (Recipe recipe : recipes) {
                running.add(RunningRecipe.start(recipe, settings, samples, warmUp));
            }
            return turns.time(
                    running.stream().map(each -> (Runnable) each::step).toList());
        } finally {
            running.forEach(RunningRecipe::close);
        }
    }
}
