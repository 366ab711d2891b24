package io.roadloop.standalone.measure;

import io.roadloop.kit.service.Machine;
import io.roadloop.kit.service.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a figure comes from: enough to run it again.
 *
 * @param command the command line, from {@code ./roadloop} on
 * @param commit the source's commit, or "unknown" outside a checkout
 */
public record Provenance(String command, String version, String commit, Machine machine) {

    /** Of a command that picocli runs. */
    public static Provenance of(CommandSpec command) {
        return of(command.root().commandLine().getParseResult().originalArgs());
    }

    /** Of a command line without the program's name. */
    public static Provenance of(List<String> commandLine) {
        return new Provenance(
                "./roadloop " + String.join(" ", commandLine), Version.current(), describedCommit(), Machine.here());
    }

    private static String describedCommit() {
        String home = System.getProperty("roadloop.home", ".");
        try {
            Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                    .directory(Path.of(home).toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(5, TimeUnit.SECONDS) && git.exitValue() == 0 ? said : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
