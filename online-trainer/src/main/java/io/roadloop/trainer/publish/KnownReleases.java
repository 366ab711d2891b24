package io.roadloop.trainer.publish;

import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.schemas.wire.WireBytes;
import io.roadloop.store.release.ReleaseVerifier;
import io.roadloop.store.release.SignatureCheck;
import io.roadloop.vision.Taxonomy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which releases count: those of this model whose signature holds. What anybody else writes does not, so that it cannot
 * use the numbers up. One with other classes uses up its number, but says nothing of ours: it is no champion.
 */
final class KnownReleases {
    private static final Logger LOG = LoggerFactory.getLogger(KnownReleases.class);

    private final String model;
    private final Taxonomy taxonomy;
    private final ReleaseVerifier verifier;
    private ReleaseStanding standing = ReleaseStanding.NONE;

    KnownReleases(String model, Taxonomy taxonomy, ReleaseVerifier verifier) {
        this.model = model;
        this.taxonomy = taxonomy;
        this.verifier = verifier;
    }

    ReleaseStanding standing() {
        return standing;
    }

    void add(ModelRelease release) {
        if (!release.getModel().equals(model)) {
            return;
        }
        SignatureCheck check = verifier.check(
                release.getKeyId(), ReleaseSignatures.payload(release), WireBytes.copy(release.getSignature()));
        if (!(check instanceof SignatureCheck.Valid)) {
            LOG.warn("Release {} does not count: {}", release.getNumber(), check);
        } else if (isOfThisTaxonomy(release)) {
            standing = standing.after(new ReleaseMark(release.getNumber(), release.getDigest()));
        } else {
            LOG.info(
                    "Release {} is no champion: its classes are of taxonomy {}, this trainer's is {}",
                    release.getNumber(),
                    release.getTaxonomy(),
                    taxonomy.name());
            standing = standing.after(release.getNumber());
        }
    }

    /** Names alone would not do: a file of one's own may have changed under its name. */
    private boolean isOfThisTaxonomy(ModelRelease release) {
        return release.getTaxonomy().equals(taxonomy.name())
                && release.getClasses().equals(taxonomy.names());
    }
}
