package io.roadloop.trainer.view;

import io.roadloop.trainer.pool.Pool;
import java.util.Optional;
import java.util.Set;

/** The samples of a pool's batch as they are. */
public record Source(Pool pool) implements View {
    @Override
    public Optional<View> base() {
        return Optional.empty();
    }

    @Override
    public Set<Pool> pools() {
        return Set.of(pool);
    }

    @Override
    public String describe() {
        return pool.key();
    }
}
