package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Mean;
import io.roadloop.trainer.objective.Memory;
import io.roadloop.trainer.objective.Objective;
import io.roadloop.trainer.objective.Weighing;
import io.roadloop.trainer.objective.memorybank.ClassBalance;
import io.roadloop.trainer.objective.memorybank.ClassBank;
import io.roadloop.trainer.objective.memorybank.ClassContrast;
import io.roadloop.trainer.objective.memorybank.ClassWindows;
import io.roadloop.trainer.objective.memorybank.ConfidencePower;
import io.roadloop.trainer.objective.memorybank.Entropy;
import io.roadloop.trainer.objective.memorybank.MemoryWeights;
import io.roadloop.trainer.objective.memorybank.PseudoLabels;
import io.roadloop.trainer.objective.memorybank.TopK;
import io.roadloop.trainer.schedule.Stretch;
import io.roadloop.trainer.view.ModelName;
import io.roadloop.trainer.view.View;
import java.util.List;
import java.util.Locale;

/** Reads what paper 002 is made of: objectives, memories and weights. */
final class MemoryBankKinds {
    private static final int MOST = 1_000_000;

    private MemoryBankKinds() {}

    static Objective pseudoLabels(String name, PartNode node) {
        return Mean.of(node.lessons().stream()
                .map(lesson -> (Objective) new PseudoLabels(lesson))
                .toList());
    }

    static Objective entropy(String name, PartNode node) {
        ModelName model = node.model("model");
        return Mean.of(node.views("on").stream()
                .map(view -> (Objective) new Entropy(model, view))
                .toList());
    }

    static Objective contrast(String name, PartNode node) {
        List<View> views = node.views("on");
        return new ClassContrast(
                name,
                node.model("model"),
                views,
                node.targets(views.get(0)),
                node.memory("memory", "class-bank", ClassBank.class),
                node.whole("pixels", 32, 2, MOST),
                choice(node, "memory-weights", MemoryWeights.NORMALISED, MemoryWeights.class));
    }

    static Memory.Law<?> bank(String name, PartNode node) {
        int perClass = node.whole("per-class", 256, 2, MOST);
        int perImage = node.whole("per-image", 1, 1, perClass);
        return new ClassBank(
                name,
                node.model("teacher"),
                node.model("student"),
                node.view("on"),
                perClass,
                node.share("confidence", 0.95, v -> v >= 0 && v < 1, "must lie in [0, 1)"),
                perImage,
                node.whole("candidates", Math.max(32, perImage), perImage, MOST),
                choice(node, "top-k", TopK.HIGHEST, TopK.class),
                node.stretch("start", Stretch.NONE),
                node.text("domain"));
    }

    static Memory.Law<?> windows(String name, PartNode node) {
        return new ClassWindows(
                name,
                node.view("labelled"),
                node.whole("labelled-images", 128, 1, MOST),
                node.model("teacher"),
                node.view("stream"),
                node.whole("stream-images", 256, 1, MOST),
                node.stretch("start", Stretch.NONE),
                node.taxonomy());
    }

    static Weighing confidence(PartNode node) {
        return new ConfidencePower(node.number("power", 6, v -> v >= 0 && v <= 100, "must lie in [0, 100]"));
    }

    static Weighing balance(PartNode node) {
        return new ClassBalance(node.memory("memory", "class-windows", ClassWindows.class));
    }

    private static <E extends Enum<E>> E choice(PartNode node, String key, E otherwise, Class<E> kind) {
        List<String> words = List.of(kind.getEnumConstants()).stream()
                .map(value -> word(value.name()))
                .toList();
        return Enum.valueOf(
                kind, node.choice(key, word(otherwise.name()), words).toUpperCase(Locale.ROOT));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
