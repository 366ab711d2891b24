package io.roadloop.kit.service;

import io.roadloop.kit.UserErrorException;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.service.ClockSettings.Behaviour;
import java.util.concurrent.CountDownLatch;

/** A service that does nothing but live and end in every possible way. Its main is run as a process by tests. */
final class ClockService implements RunningService {

    private final Behaviour behaviour;
    private final CountDownLatch never = new CountDownLatch(1);

    private ClockService(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    public static void main(String[] args) {
        ServiceMain.run("clock", args, ClockSettings.class, "clock-defaults.yaml", ClockService::start);
    }

    static RunningService start(ClockSettings settings, ServiceContext context) {
        switch (settings.behaviour()) {
            case REFUSE -> throw new UserErrorException("--frames /nowhere: there is no such folder;\n give one");
            case BREAK -> throw new IllegalStateException("the spring broke");
            default -> context.meters().counter("roadloop.clock.starts").increment();
        }
        return new ClockService(settings.behaviour());
    }

    @Override
    public void awaitEnd() throws InterruptedException {
        switch (behaviour) {
            case END, BREAK_CLOSING -> {
                return;
            }
            case BREAK_LATER -> throw new IllegalStateException("the hand fell off");
            case BREAK_THREAD ->
                new Thread(
                                () -> {
                                    throw new IllegalStateException("the pendulum fell off");
                                },
                                "pendulum")
                        .start();
            default -> System.out.println("ticking");
        }
        never.await();
    }

    @Override
    public Health health() {
        return Health.working();
    }

    @Override
    public void close() throws InterruptedException {
        switch (behaviour) {
            case BREAK_CLOSING -> throw new IllegalStateException("the case fell apart");
            case HANG_CLOSING -> never.await();
            default -> System.out.println("closed");
        }
    }
}
