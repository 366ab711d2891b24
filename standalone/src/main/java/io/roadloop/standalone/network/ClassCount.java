package io.roadloop.standalone.network;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.files.TaxonomyFiles;
import io.roadloop.vision.LabelMask;
import io.roadloop.vision.Taxonomy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how many classes a network is made: a number, or those of a taxonomy. */
public final class ClassCount {

    private static final String USUAL = "camvid-11";

    @Option(names = "--classes", paramLabel = "N", description = "Number of classes, in [2, 255].")
    private @Nullable Integer classes;

    @Option(
            names = "--taxonomy",
            description = "Take the classes of camvid-11, cityscapes-19 or a YAML file. Default: " + USUAL + ".")
    private @Nullable String taxonomy;

    /** @throws UserErrorException if both are given, or one breaks its rule */
    public int count() {
        if (classes == null) {
            return resolved().size();
        }
        if (taxonomy != null) {
            throw new UserErrorException("--classes " + classes + " and --taxonomy " + taxonomy + ": give one of them");
        }
        if (classes < 2 || classes > LabelMask.IGNORE) {
            throw new UserErrorException("--classes " + classes + ": must lie in [2, " + LabelMask.IGNORE + "]");
        }
        return classes;
    }

    /** The taxonomy; empty where a bare number is given. */
    public Optional<Taxonomy> taxonomy() {
        return classes == null ? Optional.of(resolved()) : Optional.empty();
    }

    private Taxonomy resolved() {
        return TaxonomyFiles.resolve(taxonomy == null ? USUAL : taxonomy);
    }
}
