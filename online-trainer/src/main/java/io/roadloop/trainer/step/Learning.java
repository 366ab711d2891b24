package io.roadloop.trainer.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadloop.graph.ParameterGroup;
import io.roadloop.graph.torch.GradientMode;
import io.roadloop.graph.torch.Gradients;
import io.roadloop.graph.torch.ImageKernels;
import io.roadloop.graph.torch.Kernels;
import io.roadloop.graph.torch.Staging;
import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.graph.torch.TorchSeed;
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleSource;
import io.roadloop.trainer.recipe.Follower;
import io.roadloop.trainer.recipe.Learner;
import io.roadloop.trainer.recipe.Recipe;
import io.roadloop.trainer.schedule.StepClock;
import io.roadloop.trainer.view.Draws;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.Scene;
import io.roadloop.trainer.view.Scenes;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A recipe at work: its models, optimisers and counters, from step to step. Owns native memory and a thread: close it.
 * What a step makes dies with the step, so memory stays flat. For one thread at a time.
 */
public final class Learning implements AutoCloseable {
    private final Recipe recipe;
    private final LearningSettings settings;
    private final NDManager manager;
    private final Kernels kernels;
    private final ImageKernels images;
    private final Staging staging = new Staging();
    private final Models models;
    private final Map<ModelName, Student> students = new TreeMap<>();
    private final BatchFeeder feeder;

    private Learning(Recipe recipe, LearningSettings settings) {
        this.recipe = recipe;
        this.settings = settings;
        manager = TorchDevice.newManager(settings.device());
        TorchThreads.prepareCurrent();
        kernels = Kernels.load(manager);
        images = ImageKernels.load(manager);
        models = new Models(recipe, settings, manager);
        recipe.learners().forEach(learner -> students.put(learner.model(), student(learner)));
        feeder = new BatchFeeder(recipe.batch(), settings.seed());
    }

    /** Begins with random weights, drawn from the seed. */
    public static Learning start(Recipe recipe, LearningSettings settings) {
        return new Learning(recipe, settings);
    }

    /** What is learnt and how. */
    public Recipe recipe() {
        return recipe;
    }

    /** What the recipe leaves open. */
    public LearningSettings settings() {
        return settings;
    }

    /**
     * One step: batch, views, readings, one backward pass, learners, followers. Terms whose pool has no sample yet are
     * left out.
     *
     * @throws DivergedException if a loss or a gradient is not finite; no weight has changed then
     * @throws NothingToLearnException if no term is left
     */
    public StepReport step(SampleSource pools, StepClock clock) {
        long began = System.nanoTime();
        TorchThreads.prepareCurrent();
        Batch batch = feeder.take(pools, clock.total());
        Draws draws = new Draws(settings.seed(), clock.total());
        TorchSeed.set(draws.number("engine"));
        Plan plan = Plan.of(recipe.terms(), batch.samples().keySet(), clock);
        if (plan.terms().isEmpty()) {
            throw new NothingToLearnException(recipe.name(), batch.samples().keySet());
        }
        try (NDManager own = manager.newSubManager();
                GradientMode recording = GradientMode.on()) {
            RunningStep step = begin(own, batch, draws, clock);
            step.run(plan);
            Losses losses = Losses.evaluate(plan.terms(), step, own, clock);
            losses.requireFinite(clock);
            Gradients.backward(losses.joint());
            Map<String, Double> norms = learn(plan, own, clock);
            step.commit();
            recipe.followers().forEach(follower -> follow(follower, clock));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new StepReport(
                    clock, losses.value(), losses.terms(), norms, batch.ids(), batch.generation(), step.passes(), took);
        }
    }

    /** The classes of each pixel, as the recipe's exported model sees them, in fp32; any equal sizes. */
    public List<LabelMask> predict(List<RgbImage> frames) {
        Size size = frames.get(0).size();
        TorchThreads.prepareCurrent();
        Model model = models.of(recipe.export());
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            NDArray pixels = pixels(own, frames, size);
            NDArray logits = models.exported().infer(own, pixels, model.parameters(), model.buffers());
            byte[] classes = kernels.predict(logits).classes().toByteArray();
            return Masks.split(classes, size, frames.size());
        }
    }

    /** {@link #predict(List)} for one frame. */
    public LabelMask predict(RgbImage frame) {
        return predict(List.of(frame)).get(0);
    }

    /** The recipe's exported model, on the host. */
    public ExportedWeights export() {
        Model model = models.of(recipe.export());
        return new ExportedWeights(model.function().graph(), model.weights().toHost());
    }

    /** All that goes on from step to step. */
    public LearningState state() {
        return StateMapping.save(recipe, models, students);
    }

    /**
     * Goes back, or on, to a state.
     *
     * @throws DamagedStateException if it belongs to another recipe or network; nothing is changed then
     */
    public void restore(LearningState state) {
        StateMapping.restore(state, recipe, models, students, kernels, manager);
        feeder.forget();
    }

    /** How many native arrays it holds between steps: as many after any number of steps as after the first. */
    public int arrays() {
        return manager.getManagedArrays().size();
    }

    private Student student(Learner learner) {
        Model model = models.of(learner.model());
        List<ParameterGroup> groups = model.function().graph().groups();
        return new Student(learner, model, learner.optimiser().start(manager, kernels, groups, model.parameters()));
    }

    private RunningStep begin(NDManager own, Batch batch, Draws draws, StepClock clock) {
        Map<Pool, Scene> sources = new EnumMap<>(Pool.class);
        batch.samples().forEach((pool, samples) -> sources.put(pool, scene(own, pool, samples)));
        Scenes scenes = new Scenes(own, images, draws, sources);
        return new RunningStep(own, models, scenes, kernels, clock, draws, settings.classes());
    }

    private Scene scene(NDManager own, Pool pool, List<Sample> samples) {
        NDArray pixels = pixels(own, samples.stream().map(Sample::image).toList(), settings.size());
        if (!pool.hasMasks()) {
            return new Scene(pixels, Optional.empty());
        }
        List<byte[]> masks = samples.stream()
                .map(sample -> sample.mask().orElseThrow().classes())
                .toList();
        return new Scene(pixels, Optional.of(staging.bytes(own, masks, Masks.shape(settings.size()))));
    }

    private NDArray pixels(NDManager own, List<RgbImage> frames, Size size) {
        Shape each = new Shape(size.height(), size.width(), RgbImage.CHANNELS);
        return images.pixels(
                staging.bytes(own, frames.stream().map(RgbImage::rgb).toList(), each));
    }

    private Map<String, Double> learn(Plan plan, NDManager own, StepClock clock) {
        Map<Student, Student.Clipped> clipped = new LinkedHashMap<>();
        students.values().stream()
                .filter(student -> plan.teaches(student.settings().model()))
                .forEach(student -> clipped.put(student, student.clip(kernels, own, clock)));
        Map<String, Double> norms = new TreeMap<>();
        clipped.forEach((student, gradients) -> {
            student.learn(gradients, kernels, clock);
            norms.put(student.settings().model().value(), gradients.norm());
        });
        return norms;
    }

    private void follow(Follower follower, StepClock clock) {
        new Average(models.of(follower.model()), models.of(follower.follows()))
                .follow(kernels, follower.momentumAt(clock));
    }

    @Override
    public void close() {
        feeder.close();
        models.close();
        images.close();
        kernels.close();
        manager.close();
    }
}
