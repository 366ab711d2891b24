package io.roadloop.trainer.pool;

import io.roadloop.vision.LabelMask;
import io.roadloop.vision.RgbImage;
import io.roadloop.vision.Size;
import java.time.Instant;
import java.util.Optional;

/**
 * One frame of a pool, at training size.
 *
 * @param id the frame's id, unique within its pool
 * @param image the pixels, at training size
 * @param mask one class a pixel, 255 where nothing is taught; empty in {@link Pool#STREAM}
 * @param generation 0 for a label by people, n for the n-th turn of self-training
 * @param at when the frame was captured
 * @param trust how much its labels count, in [0, 1]; 1 for a label by people
 * @param domain where a labelled frame comes from: {@link EncodedSample#TARGET}, or the name of another source
 * @param file the mark of the file that it was read from, see {@link StoredSamples}; empty if there is none
 */
public record Sample(
        String id,
        RgbImage image,
        Optional<LabelMask> mask,
        int generation,
        Instant at,
        double trust,
        String domain,
        Optional<String> file) {
    /** A sample of the target that counts whole. */
    public Sample(String id, RgbImage image, Optional<LabelMask> mask, int generation, Instant at) {
        this(id, image, mask, generation, at, 1, EncodedSample.TARGET, Optional.empty());
    }

    public Sample {
        if (generation < 0) {
            throw new IllegalArgumentException("sample " + id + ": generation " + generation + " must not be negative");
        }
        if (!(trust >= 0 && trust <= 1)) {
            throw new IllegalArgumentException("sample " + id + ": trust " + trust + " must lie in [0, 1]");
        }
        Size size = image.size();
        mask.ifPresent(m -> {
            if (!m.size().equals(size)) {
                throw new IllegalArgumentException(
                        "sample " + id + ": mask of " + m.size() + " on an image of " + size + "; they must be equal");
            }
        });
    }

    /** The same frame without its mask: what an unlabelled pool holds. */
    public Sample unlabelled() {
        return new Sample(id, image, Optional.empty(), generation, at, 1, domain, Optional.empty());
    }

    /** The same sample, counting that much. */
    public Sample trusted(double share) {
        return new Sample(id, image, mask, generation, at, share, domain, file);
    }

    /** The same sample, of another source. */
    public Sample from(String source) {
        return new Sample(id, image, mask, generation, at, trust, source, file);
    }

    /** The same sample, read from the file of that mark. */
    Sample readFrom(String mark) {
        return new Sample(id, image, mask, generation, at, trust, domain, Optional.of(mark));
    }
}
