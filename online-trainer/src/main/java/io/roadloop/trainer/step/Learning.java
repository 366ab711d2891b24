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
import io.roadloop.graph.torch.TorchThreads;
import io.roadloop.trainer.objective.Ground;
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
import io.roadloop.trainer.view.Studio;
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
    private final Functions functions;
    private final Models models;
    private final Memories memories;
    private final Map<ModelName, Student> students = new TreeMap<>();
    private final BatchFeeder feeder;
    private final Serving serving;

    private Learning(Recipe recipe, LearningSettings settings, NDManager manager) {
        this.recipe = recipe;
        this.settings = settings;
        this.manager = manager;
        TorchThreads.prepareCurrent();
        kernels = Kernels.load(manager);
        images = ImageKernels.load(manager);
        functions = new Functions(manager);
        models = new Models(recipe, settings, manager);
        memories = new Memories(recipe.memories(), new Ground(manager, settings.classes(), recipe.batch()));
        recipe.learners().forEach(learner -> students.put(learner.model(), student(learner)));
        serving = new Serving(
                recipe.export(), models.of(recipe.export().model()).network(), functions, manager, this::pixels);
        feeder = new BatchFeeder(recipe.batch(), recipe.labelled(), settings.seed());
    }

    /**
     * Begins with random weights, drawn from the seed, or with those of files that the recipe names.
     *
     * @throws io.roadloop.trainer.recipe.InvalidRecipeException if the recipe does not fit the training size
     * @throws io.roadloop.graph.weights.WeightsFileException if one is no sound file of weights
     * @throws io.roadloop.graph.WeightsMismatchException if the weights of one are not those of its network
     */
    public static Learning start(Recipe recipe, LearningSettings settings) {
        return start(recipe, settings, TorchDevice.newManager(settings.device()));
    }

    /** @param manager where all lives: closed with what begins, and at once where nothing can */
    static Learning start(Recipe recipe, LearningSettings settings, NDManager manager) {
        try {
            recipe.requireFits(settings.size());
            return new Learning(recipe, settings, manager);
        } catch (RuntimeException | Error refused) {
            manager.close();
            throw refused;
        }
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
     * @throws NothingToLearnException if no term is left, or no labelled sample
     */
    public StepReport step(SampleSource pools, StepClock clock) {
        long began = System.nanoTime();
        TorchThreads.prepareCurrent();
        StepReport report = step(feeder.take(pools, clock), clock, began);
        serving.stepped(pools, draws(clock));
        return report;
    }

    /**
     * {@link #step(SampleSource, StepClock) One step} of these samples: nothing is drawn but what a step draws beside its
     * batch, so that a step of a journal is the same again.
     *
     * @param samples by pool, at training size, in their order
     */
    public StepReport step(Map<Pool, List<Sample>> samples, StepClock clock) {
        long began = System.nanoTime();
        TorchThreads.prepareCurrent();
        serving.forget();
        return step(new Batch(clock.total(), samples), clock, began);
    }

    private StepReport step(Batch batch, StepClock clock, long began) {
        Draws draws = draws(clock);
        batch.requireLabelled(recipe.name());
        Plan plan = Plan.of(recipe, batch.samples().keySet(), clock);
        if (plan.terms().isEmpty()) {
            throw new NothingToLearnException(recipe.name(), batch.samples().keySet());
        }
        try (NDManager own = manager.newSubManager();
                GradientMode recording = GradientMode.on()) {
            RunningStep step = begin(own, plan, batch, draws, clock);
            step.run();
            Losses losses = Losses.evaluate(plan.terms(), step, own, clock);
            losses.requireFinite(clock);
            Gradients.backward(losses.joint());
            Map<String, Double> norms = learn(plan, step, clock);
            step.commit();
            recipe.followers().forEach(follower -> follow(follower, clock));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new StepReport(
                    clock,
                    losses.value(),
                    losses.terms(),
                    norms,
                    batch.ids(),
                    batch.files(),
                    batch.generation(),
                    batch.trust(),
                    step.passes(),
                    took);
        }
    }

    /**
     * Looks at what steps have made of the models, as a step itself does not: to be called before the state is kept, or the
     * models are judged.
     *
     * @param last the clock of the last step
     * @throws DivergedException if a weight, or a statistic of a batch norm, is not a finite number
     */
    public void requireFinite(StepClock last) {
        TorchThreads.prepareCurrent();
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            models.all().forEach((name, model) -> Finiteness.require(name, model, own, last));
        }
    }

    private Draws draws(StepClock clock) {
        return Draws.of(settings.seed(), clock);
    }

    /** The classes of each pixel, as the recipe's exported model sees them, in fp32; any equal sizes. */
    public List<LabelMask> predict(List<RgbImage> frames) {
        Size size = frames.get(0).size();
        TorchThreads.prepareCurrent();
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            byte[] classes =
                    kernels.predict(serving.logits(own, frames)).classes().toByteArray();
            return Masks.split(classes, size, frames.size());
        }
    }

    /** {@link #predict(List)} for one frame. */
    public LabelMask predict(RgbImage frame) {
        return predict(List.of(frame)).get(0);
    }

    /**
     * How right the labels are that models give frames of the stream, by term, as the terms that are active at a step learn
     * from them. Views are made as in a step; nothing is learnt and nothing moves.
     *
     * @param truth as many frames as a step takes of the stream, each with a mask
     * @param draw which random numbers: not those of any step
     */
    Map<String, PseudoLabelCount> pseudoLabels(List<Sample> truth, StepClock clock, int draw) {
        PseudoLabelProbe probe = PseudoLabelProbe.of(recipe, clock);
        if (probe.isEmpty()) {
            return Map.of();
        }
        TorchThreads.prepareCurrent();
        Batch batch = new Batch(-1L - draw, Map.of(Pool.STREAM, truth));
        Draws draws = new Draws(settings.seed(), batch.total());
        try (NDManager own = manager.newSubManager();
                GradientMode quiet = GradientMode.off()) {
            return probe.count(begin(own, Plan.looking(probe.demands()), batch, draws, clock));
        }
    }

    /** The recipe's exported model, on the host; with measured batch-norm statistics, if the recipe says so. */
    public ExportedWeights export() {
        return new ExportedWeights(serving.graph(), serving.weights().toHost());
    }

    /** All that goes on from step to step. */
    public LearningState state() {
        return StateMapping.save(recipe, models, students, memories.contents());
    }

    /**
     * Goes back, or on, to a state.
     *
     * @throws DamagedStateException if it belongs to another recipe or network; nothing is changed then
     */
    public void restore(LearningState state) {
        StateMapping.restore(state, recipe, models, students, memories, kernels, manager);
        feeder.forget();
        serving.forget();
    }

    /** How many native arrays it holds between steps: as many after any number of steps as after the first. */
    public int arrays() {
        return manager.getManagedArrays().size();
    }

    private Student student(Learner learner) {
        Model model = models.of(learner.model());
        List<ParameterGroup> groups = ParameterGroup.of(
                model.learntTensors().stream().map(learner.rates()::of).toList());
        return new Student(learner, model, learner.optimiser().start(manager, kernels, groups, model.learnt()));
    }

    private RunningStep begin(NDManager own, Plan plan, Batch batch, Draws draws, StepClock clock) {
        Map<Pool, Scene> sources = new EnumMap<>(Pool.class);
        batch.samples().forEach((pool, samples) -> sources.put(pool, scene(own, samples)));
        RunningStep.Frame frame =
                new RunningStep.Frame(batch, own, kernels, clock, draws, settings.classes(), settings.precision());
        Studio studio = new Studio(own, images, staging, draws, settings.classes());
        return new RunningStep(
                frame, plan, models, memories, functions, opinions -> new Scenes(studio, sources, opinions));
    }

    /** With labels where its samples have masks: in a step those of the stream have none. */
    private Scene scene(NDManager own, List<Sample> samples) {
        NDArray pixels = pixels(own, samples.stream().map(Sample::image).toList());
        if (samples.stream().anyMatch(sample -> sample.mask().isEmpty())) {
            return new Scene(pixels, Optional.empty());
        }
        List<byte[]> masks = samples.stream()
                .map(sample -> sample.mask().orElseThrow().classes())
                .toList();
        return new Scene(pixels, Optional.of(staging.bytes(own, masks, Masks.shape(settings.size()))));
    }

    private NDArray pixels(NDManager own, List<RgbImage> frames) {
        Size size = frames.get(0).size();
        Shape each = new Shape(size.height(), size.width(), RgbImage.CHANNELS);
        return images.pixels(
                staging.bytes(own, frames.stream().map(RgbImage::rgb).toList(), each));
    }

    private Map<String, Double> learn(Plan plan, RunningStep step, StepClock clock) {
        Map<Student, Student.Clipped> clipped = clip(plan, step, clock);
        memories.watch(plan.watching(), step);
        Map<String, Double> norms = new TreeMap<>();
        clipped.forEach((student, gradients) -> {
            student.learn(gradients, kernels, clock);
            norms.put(student.settings().model().value(), gradients.norm());
        });
        return norms;
    }

    /** All learners' gradients, before any weight moves; if one is not finite, none is kept for the next step. */
    private Map<Student, Student.Clipped> clip(Plan plan, RunningStep step, StepClock clock) {
        Map<Student, Student.Clipped> clipped = new LinkedHashMap<>();
        try {
            students.values().stream()
                    .filter(student -> plan.teaches(student.settings().model()))
                    .forEach(student -> clipped.put(student, student.clip(kernels, step.manager(), clock)));
            return clipped;
        } catch (DivergedException e) {
            students.values().forEach(student -> student.forget(kernels, step.manager()));
            throw e;
        }
    }

    private void follow(Follower follower, StepClock clock) {
        new Average(models.of(follower.model()), models.of(follower.follows()))
                .follow(kernels, follower.momentumAt(clock));
    }

    @Override
    public void close() {
        feeder.close();
        serving.close();
        models.close();
        functions.close();
        images.close();
        kernels.close();
        manager.close();
    }
}
