package io.roadloop.trainer.round;

import io.roadloop.kit.UserErrorException;
import io.roadloop.store.ModelStore;
import io.roadloop.trainer.gate.CanarySet;
import io.roadloop.trainer.gate.Gate;
import io.roadloop.trainer.intake.IntakeLedger;
import io.roadloop.trainer.pool.DiskPools;
import io.roadloop.trainer.publish.Exporter;
import io.roadloop.trainer.publish.Provenance;
import io.roadloop.trainer.publish.Releases;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.LearningSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rounds of one trainer, from its last checkpoint on. */
public final class Rounds {
    /** Where the pools lie, below a trainer's state folder. */
    public static final String POOLS = "pools";

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final RoundsSetup setup;
    private final Checkpoints checkpoints;
    private final Optional<Checkpoint> resumed;
    private final IntakeLedger ledger;
    private final RoundBoard board;
    private final Standing standing;

    private Rounds(RoundsSetup setup) {
        this.setup = setup;
        this.checkpoints = new Checkpoints(setup.folder().resolve(Checkpoints.FOLDER));
        this.resumed = checkpoints.latest();
        Provenance provenance = setup.provenance();
        this.standing = resumed.map(Checkpoint::standing)
                .orElseGet(() -> Standing.beginning(
                        provenance.recipe().digest().hex(),
                        provenance.taxonomy().name()));
        requireSame("recipe", standing.recipe(), provenance.recipe().digest().hex(), setup.folder());
        requireSame("taxonomy", standing.taxonomy(), provenance.taxonomy().name(), setup.folder());
        this.ledger = new IntakeLedger(standing.intake());
        this.board = new RoundBoard(standing);
    }

    /**
     * Reads the last checkpoint of the folder, if there is one.
     *
     * @throws UserErrorException if it belongs to another recipe or taxonomy
     */
    public static Rounds open(RoundsSetup setup) {
        return new Rounds(setup);
    }

    /** Where intake goes on. */
    public IntakeLedger ledger() {
        return ledger;
    }

    /** How the learning stands; from any thread. */
    public RoundStatus status() {
        return board.status();
    }

    /**
     * Learns until the end is requested; the calling thread becomes the one that learns.
     *
     * @param store where champions are read from
     */
    public void run(
            DiskPools pools, CanarySet canary, Releases releases, ModelStore store, Stop stop, InstantSource clock) {
        Provenance provenance = setup.provenance();
        int classes = provenance.taxonomy().size();
        LearningSettings settings =
                new LearningSettings(provenance.size(), classes, setup.device(), setup.precision(), provenance.seed());
        try (Learning learning = Learning.start(provenance.recipe(), settings)) {
            Progress progress = new Progress(checkpoints, ledger, pools, board, standing);
            begin(learning, progress);
            Candidacy candidacy = new Candidacy(
                    canary,
                    new Exporter(provenance, setup.device(), setup.threads()),
                    new Gate(setup.gate(), provenance.taxonomy()),
                    setup.gate(),
                    releases,
                    new ChampionScores(store, classes, setup.threads()),
                    new ChampionStates(setup.folder().resolve("champion")),
                    stop);
            Journal journal = new Journal(
                    setup.folder().resolve(Journal.FOLDER),
                    setup.rules().journalRounds(),
                    provenance.taxonomy(),
                    Surroundings.here());
            new RoundLoop(
                            learning,
                            setup.rules(),
                            pools,
                            new CoverageNews(provenance.taxonomy()),
                            canary,
                            candidacy,
                            progress,
                            journal,
                            board,
                            stop,
                            clock)
                    .run();
        }
    }

    private void begin(Learning learning, Progress progress) {
        if (resumed.isPresent()) {
            learning.restore(resumed.get().learning());
            LOG.info("Goes on with round {}, after {} steps", standing.round(), standing.steps());
        } else {
            // So that a first round that diverges has somewhere to go back to.
            progress.save(learning.state());
        }
    }

    private static void requireSame(String what, String found, String wanted, Path folder) {
        if (!found.equals(wanted)) {
            throw new UserErrorException(
                    "state-directory = " + folder + ": what was learnt there belongs to the " + what + " " + found
                            + ", not to " + wanted + "; name another folder, or the same " + what + " as before");
        }
    }
}
