package io.roadloop.inference.release;

import static io.roadloop.inference.release.RefusalReason.BAD_SIGNATURE;
import static io.roadloop.inference.release.RefusalReason.INVALID;
import static io.roadloop.inference.release.RefusalReason.UNKNOWN_KEY;
import static io.roadloop.inference.release.RefusalReason.UNKNOWN_MODEL;
import static io.roadloop.inference.release.RefusalReason.UNREADABLE;

import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.schemas.wire.ReadRecord;
import io.roadloop.schemas.wire.ReleaseSignatures;
import io.roadloop.schemas.wire.WireBytes;
import io.roadloop.schemas.wire.WireReader;
import io.roadloop.store.ModelDigest;
import io.roadloop.store.ModelFileName;
import io.roadloop.store.release.ReleaseVerifier;
import io.roadloop.store.release.SignatureCheck;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomy;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Takes a record of model-releases at its word only after its signature: whoever may write to the topic is not thereby
 * allowed to choose the model.
 */
public final class ReleaseVerification {

    private static final int LONGEST_SIDE = 8192;

    private final WireReader<ModelRelease> reader;
    private final ReleaseVerifier verifier;
    private final String model;
    private final Taxonomy taxonomy;

    /**
     * @param model the only model that is served
     * @param taxonomy what its classes must mean
     */
    public ReleaseVerification(
            WireReader<ModelRelease> reader, ReleaseVerifier verifier, String model, Taxonomy taxonomy) {
        this.reader = reader;
        this.verifier = verifier;
        this.model = model;
        this.taxonomy = taxonomy;
    }

    Release verify(byte[] value) throws ReleaseRefusedException {
        ModelRelease record = read(value);
        if (!record.getModel().equals(model)) {
            throw new ReleaseRefusedException(
                    UNKNOWN_MODEL,
                    "it releases model '" + record.getModel() + "'; this service serves '" + model + "'");
        }
        checkSignature(record);
        checkContent(record);
        return release(record);
    }

    private ModelRelease read(byte[] value) throws ReleaseRefusedException {
        ReadRecord<ModelRelease> read = reader.read(value);
        if (read instanceof ReadRecord.Unreadable<ModelRelease> unreadable) {
            throw new ReleaseRefusedException(UNREADABLE, unreadable.cause().code() + ": " + unreadable.detail());
        }
        return ((ReadRecord.Read<ModelRelease>) read).value();
    }

    private void checkSignature(ModelRelease record) throws ReleaseRefusedException {
        SignatureCheck check = verifier.check(
                record.getKeyId(), ReleaseSignatures.payload(record), WireBytes.copy(record.getSignature()));
        if (check instanceof SignatureCheck.UnknownKey unknown) {
            throw new ReleaseRefusedException(UNKNOWN_KEY, "release " + record.getNumber() + ": " + unknown.detail());
        }
        if (check instanceof SignatureCheck.BadSignature bad) {
            throw new ReleaseRefusedException(BAD_SIGNATURE, "release " + record.getNumber() + ": " + bad.detail());
        }
    }

    private void checkContent(ModelRelease record) throws ReleaseRefusedException {
        check(record.getNumber() >= 1, record, "numbers begin at 1");
        check(record.getGeneration() >= 0, record, "generation " + record.getGeneration() + " is negative");
        check(
                taxonomy.name().equals(record.getTaxonomy()) && taxonomy.names().equals(record.getClasses()),
                record,
                "its classes are of taxonomy '" + record.getTaxonomy() + "'; this service's is '" + taxonomy.name()
                        + "'");
        check(
                isSide(record.getInput().getWidth()) && isSide(record.getInput().getHeight()),
                record,
                "its input is " + record.getInput().getWidth() + "x"
                        + record.getInput().getHeight());
        check(
                record.getThresholds().size() == taxonomy.size()
                        && record.getThresholds().stream().allMatch(p -> p == null || (p >= 0 && p <= 1)),
                record,
                "it must have one threshold in [0, 1], or none, for each class");
    }

    private static boolean isSide(int pixels) {
        return pixels >= 1 && pixels <= LONGEST_SIDE;
    }

    private static void check(boolean holds, ModelRelease record, String rule) throws ReleaseRefusedException {
        if (!holds) {
            throw new ReleaseRefusedException(INVALID, "release " + record.getNumber() + ": " + rule);
        }
    }

    private Release release(ModelRelease record) throws ReleaseRefusedException {
        try {
            return new Release(
                    record.getNumber(),
                    new ModelDigest(record.getDigest()),
                    new ModelFileName(record.getFileName()),
                    new Size(record.getInput().getWidth(), record.getInput().getHeight()),
                    taxonomy,
                    thresholds(record),
                    record.getGeneration(),
                    record.getReleasedAt());
        } catch (IllegalArgumentException broken) {
            throw new ReleaseRefusedException(
                    INVALID, "release " + record.getNumber() + ": " + broken.getMessage(), broken);
        }
    }

    private static List<OptionalDouble> thresholds(ModelRelease record) {
        return record.getThresholds().stream()
                .map(p -> p == null ? OptionalDouble.empty() : OptionalDouble.of(p))
                .toList();
    }
}
