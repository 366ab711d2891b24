package io.roadloop.trainer.recipe;

import io.roadloop.trainer.objective.Memory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kinds of memories that a recipe can name, and who reads each. */
final class MemoryKinds {
    private static final Map<String, Kind> KINDS = kinds();

    private MemoryKinds() {}

    /** Reads one kind. */
    @FunctionalInterface
    interface Kind {
        /**
         * The law that a mapping describes.
         *
         * @param name what the recipe calls the memory
         */
        Memory.Law<?> read(String name, PartNode node);
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("negative-queue", DirectionalKinds::queue);
        kinds.put("class-record", AuxiliaryKinds::record);
        kinds.put("class-bank", MemoryBankKinds::bank);
        kinds.put("class-windows", MemoryBankKinds::windows);
        kinds.put("label-counts", SupervisedKinds::labelCounts);
        return kinds;
    }

    /** The names of all. */
    static List<String> keys() {
        return List.copyOf(KINDS.keySet());
    }

    static Memory.Law<?> read(String kind, String name, PartNode node) {
        Kind reader = KINDS.get(kind);
        if (reader == null) {
            throw new IllegalArgumentException("no memory is of the kind " + kind);
        }
        return reader.read(name, node);
    }
}
