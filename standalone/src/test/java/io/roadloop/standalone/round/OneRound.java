package io.roadloop.standalone.round;

import ai.djl.Device;
import io.roadloop.graph.torch.Precision;
import io.roadloop.schemas.avro.ModelDecision;
import io.roadloop.schemas.avro.ModelRelease;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.store.release.KeyFiles;
import io.roadloop.store.release.KeyId;
import io.roadloop.store.release.ReleaseSigner;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.gate.GateRules;
import io.roadloop.trainer.pool.Decoding;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.EncodedSample;
import io.roadloop.trainer.pool.LabelTrust;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.PoolLimits;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.publish.Provenance;
import io.roadloop.trainer.publish.ReleaseLog;
import io.roadloop.trainer.publish.Releases;
import io.roadloop.trainer.recipe.Recipes;
import io.roadloop.trainer.round.RoundRules;
import io.roadloop.trainer.round.Rounds;
import io.roadloop.trainer.round.RoundsSetup;
import io.roadloop.trainer.round.Stop;
import io.roadloop.vision.Size;
import io.roadloop.vision.Taxonomies;
import io.roadloop.vision.codec.ImageLimits;
import io.roadloop.vision.codec.ImageWriter;
import io.roadloop.vision.codec.MaskCodec;
import io.roadloop.vision.street.Conditions;
import io.roadloop.vision.street.StreetScene;
import io.roadloop.vision.street.SyntheticStreet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A trainer's state-directory after its first round, by the trainer's own rounds; only the topics are not there. */
final class OneRound {
    static final int STEPS = 2;

    private static final long MIB = 1 << 20;
    private static final Size SIZE = new Size(32, 32);

    private final Path state;
    private final Stop stop = new Stop();
    private final SampleDecoder decoder = new SampleDecoder(SIZE, Taxonomies.CAMVID_11, ImageLimits.DEFAULT);
    private final SyntheticStreet street = new SyntheticStreet(7, SIZE);

    OneRound(Path state) {
        this.state = state;
    }

    void learn() {
        DiskPools pools = DiskPools.open(
                state.resolve(Rounds.POOLS),
                new PoolLimits(MIB, MIB, MIB, MIB),
                decoder,
                new LabelTrust(Duration.ofMinutes(5), 0.8),
                () -> Instant.EPOCH);
        CanarySet canary = new CanarySet(1);
        for (int i = 0; i < 8; i++) {
            EncodedSample sample = encoded("labelled-" + i, i * 10);
            pools.put(Pool.LABELLED, sample, decoded(sample));
        }
        canary.put(decoded(encoded("canary", 99)));
        Provenance provenance = new Provenance(
                "road", Taxonomies.CAMVID_11, SIZE, Recipes.named("supervised", Taxonomies.CAMVID_11), 1, "test");
        ReleaseSigner signer = KeyFiles.generate(state.resolve("keys"), new KeyId("test-1"));
        DirectoryModelStore store = new DirectoryModelStore(state.resolve("models"));
        try (Releases releases = new Releases(
                new UntilTheFirstDecision(),
                provenance,
                store,
                signer,
                KeyFiles.readVerifier(state.resolve("keys")),
                () -> Instant.EPOCH)) {
            Rounds.open(setup(provenance)).run(pools, canary, releases, store, stop, () -> Instant.EPOCH);
        }
    }

    private RoundsSetup setup(Provenance provenance) {
        return new RoundsSetup(
                new RoundRules(STEPS, Duration.ofMinutes(5), 1, STEPS, Duration.ofMinutes(5), 1, 1, 10),
                new GateRules(50, 0, 0.005, 0.95, 0.05, 0.005, 0.05, 300, 0.95, 10),
                provenance,
                Device.cpu(),
                Precision.FP32,
                1,
                state);
    }

    private EncodedSample encoded(String id, int tick) {
        StreetScene scene = street.render(0, tick, Conditions.DAY);
        return new EncodedSample(
                id,
                ImageWriter.png(scene.image()),
                Optional.of(MaskCodec.encode(scene.mask(), Taxonomies.CAMVID_11)),
                0,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private Sample decoded(EncodedSample sample) {
        return ((Decoding.Usable) decoder.decode(sample)).sample();
    }

    /** Takes what is told, and asks for the end when the first round is decided. */
    private final class UntilTheFirstDecision implements ReleaseLog {
        @Override
        public void readOn(Consumer<ModelRelease> each) {
            // Nobody else releases.
        }

        @Override
        public void send(ModelRelease release) {
            // Nobody serves it.
        }

        @Override
        public void send(ModelDecision decision) {
            stop.request();
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
