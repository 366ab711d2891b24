package io.roadloop.kit.service;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.roadloop.kit.health.Health;
import io.roadloop.kit.health.HealthServer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a service: start, wait for its end, close, on one thread; {@link Ending} asks for the end. */
final class ServiceRun<T extends Record & ServiceSettings> {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);

    private final String name;
    private final T settings;
    private final ServiceFactory<T> factory;
    private volatile Health withoutService = Health.notReady("starting");
    private volatile @Nullable RunningService service;

    ServiceRun(String name, T settings, ServiceFactory<T> factory) {
        this.name = name;
        this.settings = settings;
        this.factory = factory;
    }

    /** @return the exit code */
    int run() {
        try (Ending ending = Ending.of(Thread.currentThread())) {
            PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            try (JvmGcMetrics gc = bindJvm(meters);
                    AutoCloseable server = healthServer(meters)) {
                serve(meters);
            } catch (Exception | Error e) {
                return ending.isAsked() && isInterruption(e) ? ending.exitCode() : Failures.report(name, e);
            } finally {
                meters.close();
            }
            return ending.exitCode();
        }
    }

    private void serve(PrometheusMeterRegistry meters) throws Exception {
        LOG.info("{} {} starts", name, Version.current());
        try (RunningService running = factory.start(settings, new ServiceContext(name, Version.current(), meters))) {
            service = running;
            try {
                running.awaitEnd();
            } finally {
                service = null;
                withoutService = Health.notReady("ending");
                // A pending interruption has done its work; close() must be able to wait.
                Thread.interrupted();
                LOG.info("{} ends", name);
            }
        }
    }

    private AutoCloseable healthServer(PrometheusMeterRegistry meters) {
        return settings.health().enabled() ? HealthServer.start(settings.health(), this::health, meters) : () -> {};
    }

    private Health health() {
        RunningService running = service;
        return running == null ? withoutService : running.health();
    }

    private static JvmGcMetrics bindJvm(PrometheusMeterRegistry meters) {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        JvmGcMetrics gc = new JvmGcMetrics();
        gc.bindTo(meters);
        return gc;
    }

    /** Kafka and others wrap an interruption in their own exceptions. */
    private static boolean isInterruption(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException
                    || cause.getClass().getSimpleName().equals("InterruptException")
                    || cause instanceof java.nio.channels.ClosedByInterruptException) {
                return true;
            }
        }
        return false;
    }
}
