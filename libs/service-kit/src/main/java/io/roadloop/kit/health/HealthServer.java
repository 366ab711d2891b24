package io.roadloop.kit.health;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.roadloop.kit.UserErrorException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns an HTTP server (threads, a port): {@code /health/live} and {@code /health/ready} answer 200 or 503 with the
 * reasons, {@code /metrics} is for Prometheus. Nothing can be changed through it.
 */
public final class HealthServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);
    private static final int MOST_THREADS = 8;
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final Javalin server;

    private HealthServer(Javalin server) {
        this.server = server;
    }

    /**
     * Starts the server.
     *
     * @param settings where; must be {@link HealthSettings#enabled()}
     * @param health asked at each request, from several threads; what it throws counts as not live
     * @throws UserErrorException if the port is taken or the address is not this machine's
     */
    public static HealthServer start(
            HealthSettings settings, Supplier<Health> health, PrometheusMeterRegistry metrics) {
        Javalin server = Javalin.create(config -> configure(config, health, metrics));
        try {
            server.start(settings.host(), settings.port());
        } catch (JavalinBindException e) {
            server.stop();
            throw new UserErrorException(
                    "health.port = " + settings.port() + ": cannot listen on " + settings.host() + ":" + settings.port()
                            + ", it is in use or not allowed; choose another port, or 0 for a free one",
                    e);
        }
        HealthServer started = new HealthServer(server);
        LOG.info("Health and metrics at http://{}:{}/health/ready", settings.host(), started.port());
        return started;
    }

    /** The port it listens on; tells which one was free if 0 was asked for. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void configure(JavalinConfig config, Supplier<Health> health, PrometheusMeterRegistry metrics) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.threadPool = new QueuedThreadPool(MOST_THREADS, 2);
        config.routes.get("/health/live", context -> answer(context, health, Health::live));
        config.routes.get("/health/ready", context -> answer(context, health, Health::ready));
        config.routes.get(
                "/metrics", context -> context.contentType(PROMETHEUS_TEXT).result(metrics.scrape()));
    }

    private static void answer(Context context, Supplier<Health> supplier, Predicate<Health> good) {
        Health health = asked(supplier);
        context.status(good.test(health) ? 200 : 503)
                .contentType("application/json")
                .result(HealthJson.write(health));
    }

    private static Health asked(Supplier<Health> supplier) {
        try {
            return supplier.get();
        } catch (RuntimeException e) {
            LOG.warn("The service could not say how it is", e);
            return Health.dead("the health check itself failed: " + e.getMessage());
        }
    }
}
