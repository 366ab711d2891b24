package io.roadloop.trainer.recipe;

import io.roadloop.trainer.view.Augmentation;
import io.roadloop.trainer.view.CropPair;
import java.util.Map;

/**
 * What a recipe's views are changed by, by the names that it gives them. A view knows its laws, not what they are called:
 * its draws depend on what it is alone.
 */
public record Laws(Map<String, Augmentation> augmentations, Map<String, CropPair> crops) {
    public Laws {
        augmentations = Map.copyOf(augmentations);
        crops = Map.copyOf(crops);
    }

    /** Where the recipe has an augmentation. */
    String path(Augmentation law) {
        return "augmentations." + name(augmentations, law);
    }

    /** Where the recipe has a pair of crops. */
    String path(CropPair law) {
        return "crops." + name(crops, law);
    }

    /** Of equal ones, the first in the alphabet. */
    private static <T> String name(Map<String, T> laws, T law) {
        return laws.entrySet().stream()
                .filter(entry -> entry.getValue().equals(law))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the recipe does not name the law " + law));
    }
}
