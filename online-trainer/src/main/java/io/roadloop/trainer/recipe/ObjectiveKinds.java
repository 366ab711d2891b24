package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of objectives that a recipe can name, and who reads each. */
final class ObjectiveKinds {
    private static final Map<String, Kind> KINDS = kinds();

    private ObjectiveKinds() {}

    /** Reads one kind. */
    @FunctionalInterface
    interface Kind {
        /**
         * The objective that a mapping describes.
         *
         * @param name what the recipe calls it: the name of its draws
         */
        Objective read(String name, PartNode node);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("cross-entropy", SupervisedKinds::crossEntropy);
        kinds.put("hard-pixels", SupervisedKinds::hardPixels);
        kinds.put("boundary-relaxation", SupervisedKinds::boundaryRelaxation);
        kinds.put("mean-teacher", MeanTeacherKinds::consistency);
        kinds.put("jigsaw", RoutingKinds::jigsaw);
        kinds.put("cross-pseudo", RoutingKinds::crossPseudo);
        kinds.put("budget", RoutingKinds::budget);
        kinds.put("directional", DirectionalKinds::directional);
        kinds.put("rightness", AuxiliaryKinds::rightness);
        kinds.put("pseudo-labels", MemoryBankKinds::pseudoLabels);
        kinds.put("entropy", MemoryBankKinds::entropy);
        kinds.put("class-contrast", MemoryBankKinds::contrast);
        kinds.put("pixel-consistency", StructuredKinds::pixels);
        kinds.put("structured-consistency", StructuredKinds::structured);
        return kinds;
    }

    /** The names of all. */
    static List<String> keys() {
        return List.copyOf(KINDS.keySet());
    }

    static Objective read(String kind, String name, PartNode node) {
        Kind reader = KINDS.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("no objective is of the kind " + kind);
        }
        return reader.read(name, node);
    }
}
