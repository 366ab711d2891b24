package io.roadloop.kit.service;

import java.util.Map;
import picocli.CommandLine;

/**
 * The main of a service.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     ServiceMain.run("ingest", args, IngestSettings.class, "ingest-defaults.yaml", Ingest::start);
 * }
 * }</pre>
 *
 * <p>Exit codes: 0 when the service ended as it should; 2, with one line on stderr, for input or settings that cannot
 * be used; 1 for every other failure, also of one of its threads. SIGTERM and SIGINT end it in order within ten
 * seconds; the code is then the system's, 128 and the signal's number (143, 130), or 1 if it did not make it.
 */
public final class ServiceMain {

    private ServiceMain() {}

    /** Runs the service and ends the JVM. */
    public static <T extends Record & ServiceSettings> void run(
            String name, String[] args, Class<T> type, String defaults, ServiceFactory<T> factory) {
        System.exit(execute(name, args, type, defaults, System.getenv(), factory));
    }

    /** As {@link #run}, but returns the exit code: for a JVM that lives on. */
    public static <T extends Record & ServiceSettings> int execute(
            String name,
            String[] args,
            Class<T> type,
            String defaults,
            Map<String, String> environment,
            ServiceFactory<T> factory) {
        CommandLine commands = new CommandLine(new ServiceCommand<>(name, type, defaults, environment, factory));
        commands.setCommandName(name);
        commands.setParameterExceptionHandler((exception, arguments) -> {
            commands.getErr().println(name + ": " + Failures.oneLine(exception) + "; see " + name + " --help");
            return ExitCode.BAD_INPUT;
        });
        commands.setExecutionExceptionHandler((exception, line, result) -> Failures.report(name, exception));
        return commands.execute(args);
    }
}
