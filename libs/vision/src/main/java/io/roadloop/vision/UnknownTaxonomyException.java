package io.roadloop.vision;

import java.util.List;

/** No taxonomy has the name that was asked for. */
public final class UnknownTaxonomyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnknownTaxonomyException(String name, List<String> known) {
        super("unknown taxonomy '" + name + "': use one of " + String.join(", ", known)
                + ", or the path of a YAML file of your own");
    }
}
