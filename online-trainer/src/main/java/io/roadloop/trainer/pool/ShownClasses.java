package io.roadloop.trainer.pool;

import io.roadloop.vision.LabelMask;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** The classes that each labelled sample shows at training size, by digest, as far as they are known. Thread-safe. */
final class ShownClasses {
    private final Map<String, BitSet> byDigest = new HashMap<>();

    /** @param mask of the sample, at training size */
    synchronized BitSet learn(String digest, LabelMask mask) {
        return byDigest.computeIfAbsent(digest, unused -> ClassCoverage.shownBy(mask));
    }

    synchronized Optional<BitSet> of(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    /** Forgets all but these. */
    synchronized void keep(Collection<String> digests) {
        byDigest.keySet().retainAll(new HashSet<>(digests));
    }
}
