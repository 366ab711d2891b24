package io.roadloop.inference.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ServedTest {

    private static final class Resource implements AutoCloseable {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void shouldLendNothingBeforeTheFirstSwap() {
        try (Served<Resource> served = new Served<>()) {
            assertThat(served.isPresent()).isFalse();
            assertThatThrownBy(served::borrow).isInstanceOf(NothingServesException.class);
        }
    }

    @Test
    void shouldLendNothingAfterItsEnd() {
        Served<Resource> served = new Served<>();
        served.swap(new Resource());
        served.close();
        assertThatThrownBy(served::borrow).isInstanceOf(NothingServesException.class);
    }

    @Test
    void shouldKeepTheOldOneOpenUntilItsLastBorrowerReturns() {
        // Given
        Resource old = new Resource();
        Resource next = new Resource();
        Served<Resource> served = new Served<>();
        served.swap(old);
        Lease<Resource> one = served.borrow();
        Lease<Resource> other = served.borrow();

        // When
        served.swap(next);

        // Then
        assertThat(served.borrow().get()).isSameAs(next);
        one.close();
        assertThat(old.closed).hasValue(0);
        other.close();
        assertThat(old.closed).hasValue(1);
    }

    @Test
    void shouldCountALeaseThatIsClosedTwiceOnce() {
        Resource resource = new Resource();
        Served<Resource> served = new Served<>();
        served.swap(resource);
        Lease<Resource> twice = served.borrow();
        Lease<Resource> held = served.borrow();
        twice.close();
        twice.close();
        served.close();
        assertThat(resource.closed).hasValue(0);
        held.close();
        assertThat(resource.closed).hasValue(1);
    }

    @Test
    void shouldRefuseToGiveOutAResourceAfterItsLeaseWasReturned() {
        Served<Resource> served = new Served<>();
        served.swap(new Resource());
        Lease<Resource> lease = served.borrow();
        lease.close();
        assertThatThrownBy(lease::get).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldNeverLendAClosedResourceWhileSwapsAndLoansRace() {
        // Given
        List<Resource> all = new ArrayList<>();
        Served<Resource> served = new Served<>();
        served.swap(new Resource());
        AtomicBoolean running = new AtomicBoolean(true);
        AtomicInteger closedInUse = new AtomicInteger();
        List<CompletableFuture<Void>> borrowers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            borrowers.add(CompletableFuture.runAsync(() -> {
                while (running.get()) {
                    try (Lease<Resource> lease = served.borrow()) {
                        closedInUse.addAndGet(lease.get().closed.get());
                    }
                }
            }));
        }

        // When
        for (int i = 0; i < 20_000; i++) {
            Resource next = new Resource();
            all.add(next);
            served.swap(next);
        }
        running.set(false);
        borrowers.forEach(CompletableFuture::join);
        served.close();

        // Then
        assertThat(closedInUse).hasValue(0);
        assertThat(all).allSatisfy(resource -> assertThat(resource.closed).hasValue(1));
    }
}
