package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Weighing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of weights that a recipe can name, and who reads each. */
final class WeighingKinds {
    private static final Map<String, Kind> KINDS = kinds();

    private WeighingKinds() {}

    /** Reads one kind. */
    @FunctionalInterface
    interface Kind {
        Weighing read(PartNode node);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new TreeMap<>();
        kinds.put("auxiliary-mask", AuxiliaryKinds::mask);
        kinds.put("confidence", MemoryBankKinds::confidence);
        kinds.put("class-balance", MemoryBankKinds::balance);
        kinds.put("label-balance", SupervisedKinds::labelBalance);
        return kinds;
    }

    /** The names of all. */
    static List<String> keys() {
        return List.copyOf(KINDS.keySet());
    }

    /** All of a mapping from kind to mapping, in the order of the file. */
    static List<Weighing> read(RecipeNode weights, Names names) {
        List<Weighing> all = new ArrayList<>();
        weights.children().forEach((kind, node) -> {
            Kind reader = KINDS.get(kind);
            if (reader == null) {
                throw weights.unfit(kind, "must be one of " + String.join(", ", KINDS.keySet()));
            }
            all.add(reader.read(new PartNode(node, names)));
            node.end();
        });
        return all;
    }
}
