package io.roadloop.trainer;

import io.roadloop.graph.torch.TorchDevice;
import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.service.RunningService;
import io.roadloop.kit.service.ServiceContext;
import io.roadloop.schemas.wire.AvroWire;
import io.roadloop.schemas.wire.WireSettings;
import io.roadloop.store.DirectoryModelStore;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.intake.Intakes;
import io.roadloop.trainer.intake.StreamSetup;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.publish.Provenance;
import io.roadloop.trainer.publish.ReleaseTopic;
import io.roadloop.trainer.publish.Releases;
import io.roadloop.trainer.round.Rounds;
import io.roadloop.trainer.round.RoundsSetup;
import io.roadloop.trainer.round.Stop;
import io.roadloop.trainer.round.TrainerState;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainer at work: one thread that learns, three that take in, one that writes the status. Close it to end all. */
final class TrainerService implements RunningService {
    private static final Logger LOG = LoggerFactory.getLogger(TrainerService.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

    private final TrainerSettings settings;
    private final Choices choices;
    private final Provenance provenance;
    private final Clock clock = Clock.systemUTC();
    private final Stop stop = new Stop();
    private final AvroWire wire;
    private final DiskPools pools;
    private final CanarySet canary;
    private final SampleDecoder decoder;
    private final Rounds rounds;
    private final StatusFile statusFile;
    private final Thread thread;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile Optional<Intakes> intakes = Optional.empty();

    private TrainerService(TrainerSettings settings, Choices choices, ServiceContext context) {
        this.settings = settings;
        this.choices = choices;
        this.provenance = new Provenance(
                settings.releases().model(),
                choices.taxonomy(),
                settings.learning().size(),
                choices.recipe(),
                settings.learning().seed(),
                context.version());
        this.decoder = new SampleDecoder(provenance.size(), choices.taxonomy(), settings.limits());
        this.canary = new CanarySet(settings.gate().canaryFrames());
        this.rounds = Rounds.open(new RoundsSetup(
                settings.round(),
                settings.gate(),
                provenance,
                choices.device(),
                choices.precision(),
                settings.learning().threads(),
                settings.stateDirectory()));
        this.pools = DiskPools.open(
                settings.stateDirectory().resolve(Rounds.POOLS), settings.pools(), decoder, settings.trust(), clock);
        this.wire = new AvroWire(new WireSettings(settings.kafka(), settings.registry()));
        StatusReport report = new StatusReport(rounds, pools, canary, choices);
        new TrainerMetrics(context.meters(), report);
        this.statusFile = StatusFile.start(settings.stateDirectory(), report::status);
        this.thread = new Thread(this::learn, "learning");
    }

    /**
     * Starts all threads and returns; broker and registry may still be away.
     *
     * @throws UserErrorException if the settings name something that is not there
     */
    static TrainerService start(TrainerSettings settings, ServiceContext context) {
        Choices choices = Choices.of(settings);
        try {
            TrainerService service = new TrainerService(settings, choices, context);
            service.thread.start();
            return service;
        } catch (UncheckedIOException e) {
            throw new UserErrorException(
                    "state-directory = " + settings.stateDirectory() + ": " + e.getMessage()
                            + "; name a folder that can be written",
                    e);
        }
    }

    private void learn() {
        try {
            if (connect()) {
                intakes = Optional.of(Intakes.start(
                        wire,
                        decoder,
                        pools,
                        canary,
                        rounds.ledger(),
                        settings.stream(),
                        settings.pseudoLabels(),
                        clock));
                DirectoryModelStore store =
                        new DirectoryModelStore(settings.releases().store());
                try (Releases releases = new Releases(
                        new ReleaseTopic(wire), provenance, store, choices.signer(), choices.verifier(), clock)) {
                    rounds.run(pools, canary, releases, store, stop, clock);
                }
            }
            ended.complete(null);
        } catch (RuntimeException | Error e) {
            ended.completeExceptionally(e);
        }
    }

    /** @return false if the end was requested before the stream was there */
    private boolean connect() {
        while (!stop.isRequested()) {
            if (StreamSetup.done(wire)) {
                LOG.info(
                        "Learns {} by {} at {} on {} in {}",
                        provenance.taxonomy().name(),
                        provenance.recipe().name(),
                        provenance.size(),
                        TorchDevice.name(choices.device()),
                        choices.precision());
                return true;
            }
            stop.await(PAUSE);
        }
        return false;
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        try {
            ended.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e.getCause());
        }
    }

    @Override
    public Health health() {
        if (ended.isCompletedExceptionally()) {
            return Health.dead("learning has failed");
        }
        if (rounds.status().state() == TrainerState.CONNECTING) {
            return Health.notReady("waiting for broker and registry");
        }
        if (rounds.status().state() == TrainerState.DIVERGED) {
            return Health.notReady("waits before it learns on: several rounds in a row diverged, the log says why");
        }
        return intakes.map(Intakes::trouble)
                .filter(trouble -> !trouble.isEmpty())
                .map(trouble -> Health.notReady("cannot read " + String.join(", ", trouble)))
                .orElseGet(Health::working);
    }

    /** Ends after the step at hand; what the round has learnt since the last checkpoint is learnt again. */
    @Override
    public void close() throws InterruptedException {
        stop.request();
        intakes.ifPresent(Intakes::close);
        thread.join(CLOSE_WITHIN.toMillis());
        statusFile.close();
        wire.close();
    }
}
