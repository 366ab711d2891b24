package io.roadloop.trainer.round;

import io.roadloop.kit.UserErrorException;
import io.roadloop.trainer.pool.Pool;
import io.roadloop.trainer.pool.Sample;
import io.roadloop.trainer.pool.SampleDecoder;
import io.roadloop.trainer.pool.StoredSample;
import io.roadloop.trainer.pool.StoredSamples;
import io.roadloop.trainer.step.DivergedException;
import io.roadloop.trainer.step.Learning;
import io.roadloop.trainer.step.StepReport;
import io.roadloop.vision.codec.ImageLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A finished round, learnt again: from the checkpoint that it began from, by the trainer's own step, with the samples and
 * the trust that its journal names and the number of steps that it had. Nothing is written, and no clock is asked.
 */
public final class RoundReplay {
    /** The files are those that the trainer accepted, to their digest; its limits are not asked again. */
    private static final ImageLimits ANY = new ImageLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final RoundRecord record;
    private final Parent parent;
    private final StoredSamples samples;

    private RoundReplay(FinishedRounds.Found found, Path pools) {
        this.record = found.round();
        this.parent = found.parent();
        Making making = record.header().making();
        this.samples = new StoredSamples(pools, new SampleDecoder(making.trainingSize(), making.taxonomy(), ANY));
    }

    /**
     * Finds a round and all that it was made of.
     *
     * @param stateDirectory the trainer's; a trainer may be at work there
     * @param round its number; without one, the newest round whose parent is there
     * @throws UserErrorException if there is no such round, its parent or one of its samples is gone, or a step does not
     *     tell the trust in each of its pseudo-labels
     */
    public static RoundReplay open(Path stateDirectory, OptionalInt round) {
        RoundReplay replay =
                new RoundReplay(new FinishedRounds(stateDirectory).find(round), stateDirectory.resolve(Rounds.POOLS));
        replay.record.steps().forEach(replay::requireTrust);
        replay.record.steps().forEach(replay::requireSamples);
        return replay;
    }

    /** The round's number, from 0. */
    public int round() {
        return record.header().round();
    }

    /** How many steps it had. */
    public int steps() {
        return record.steps().size();
    }

    /**
     * Learns it again, with as many threads as the round had.
     *
     * @param done hears after each step how many there were
     * @throws UserErrorException if a sample has gone since the replay was opened, or it or the checkpoint is damaged
     */
    public Replayed run(IntConsumer done) {
        JournalHeader header = record.header();
        try (Learning learning = header.making().start()) {
            parent.restore(learning);
            Course course = learn(learning, done);
            return new Replayed(
                    header.round(),
                    steps(),
                    parent.name(),
                    header.making().recipe(),
                    header.making().threads(),
                    record.end().state(),
                    course.divergence().isPresent()
                            ? Optional.empty()
                            : Optional.of(learning.state().digest()),
                    course.divergence(),
                    course.firstOtherLoss(),
                    header.surroundings().differencesFrom(Surroundings.here()));
        }
    }

    /** How the steps went, beside what they left. */
    private record Course(OptionalInt firstOtherLoss, Optional<String> divergence) {}

    private Course learn(Learning learning, IntConsumer done) {
        OptionalInt other = OptionalInt.empty();
        for (JournalStep step : record.steps()) {
            try {
                StepReport report = learning.step(batch(step), step.clock(record.header()));
                if (other.isEmpty() && Double.compare(report.loss(), step.loss()) != 0) {
                    other = OptionalInt.of(step.number());
                }
            } catch (DivergedException e) {
                return new Course(other, Optional.of("step " + step.number() + ": " + e.reason()));
            }
            done.accept(step.number());
        }
        return new Course(other, Optional.empty());
    }

    private void requireTrust(JournalStep step) {
        int labels = step.ids(Pool.TAUGHT).size();
        if (step.trust().size() != labels || !step.trust().stream().allMatch(RoundReplay::isShare)) {
            throw new UserErrorException("step " + step.number() + " of round " + round() + " had " + labels
                    + " samples of the pool taught, and its journal tells the trust " + step.trust()
                    + ": it must tell one in [0, 1] for each. Was the file edited?");
        }
    }

    private static boolean isShare(@Nullable Double trust) {
        return trust != null && trust >= 0 && trust <= 1;
    }

    private void requireSamples(JournalStep step) {
        for (Pool pool : Pool.values()) {
            List<String> marks = step.marks(pool);
            for (int i = 0; i < step.ids(pool).size(); i++) {
                if (i >= marks.size() || !samples.has(pool, marks.get(i))) {
                    throw gone(step, pool, i);
                }
            }
        }
    }

    private Map<Pool, List<Sample>> batch(JournalStep step) {
        Map<Pool, List<Sample>> batch = new EnumMap<>(Pool.class);
        for (Pool pool : Pool.values()) {
            List<Sample> read = new ArrayList<>();
            for (int i = 0; i < step.ids(pool).size(); i++) {
                Sample sample = sample(step, pool, i);
                read.add(pool == Pool.TAUGHT ? sample.trusted(step.trust().get(i)) : sample);
            }
            if (!read.isEmpty()) {
                batch.put(pool, read);
            }
        }
        return batch;
    }

    private Sample sample(JournalStep step, Pool pool, int at) {
        StoredSample stored = samples.read(pool, step.marks(pool).get(at));
        if (stored instanceof StoredSample.Damaged damaged) {
            throw new UserErrorException(named(step, pool, at) + ", whose file is damaged: " + damaged.why()
                    + ". The round can no longer be replayed");
        }
        if (stored instanceof StoredSample.Whole whole) {
            return whole.sample();
        }
        throw gone(step, pool, at);
    }

    private UserErrorException gone(JournalStep step, Pool pool, int at) {
        return new UserErrorException(named(step, pool, at) + ", as it no longer lies there: a pool lets its"
                + " oldest go at pools." + pool.key() + "-bytes, and a sample that comes again replaces the one before."
                + " The round can no longer be replayed");
    }

    private String named(JournalStep step, Pool pool, int at) {
        return "step " + step.number() + " of round " + round() + " had the sample "
                + step.ids(pool).get(at) + " of the pool " + pool.key();
    }
}
