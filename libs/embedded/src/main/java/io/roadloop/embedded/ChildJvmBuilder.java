package io.roadloop.embedded;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a child JVM is started with: this JVM's own java, the main class behind {@link Guarded}, a log file. */
public final class ChildJvmBuilder {

    private final String mainClass;
    private final Set<Path> classpath = new LinkedHashSet<>();
    private final List<String> jvmArgs = new ArrayList<>();
    private final List<String> args = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Predicate<String> inherited = name -> true;
    private Path logFile = Path.of("child.log");

    ChildJvmBuilder(String mainClass) {
        this.mainClass = mainClass;
    }

    /** Adds jars and folders; Guarded's own jar is added by itself. */
    public ChildJvmBuilder classpath(List<Path> entries) {
        classpath.addAll(entries);
        return this;
    }

    /** Adds the classpath of this very JVM. */
    public ChildJvmBuilder ownClasspath() {
        return classpath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList());
    }

    public ChildJvmBuilder jvmArgs(String... added) {
        jvmArgs.addAll(List.of(added));
        return this;
    }

    public ChildJvmBuilder args(String... added) {
        args.addAll(List.of(added));
        return this;
    }

    /** Which variables of this process's own environment the child has too; without this, all. */
    public ChildJvmBuilder inheriting(Predicate<String> names) {
        inherited = names;
        return this;
    }

    /** Adds to the environment, which is this process's own otherwise. */
    public ChildJvmBuilder environment(Map<String, String> added) {
        environment.putAll(added);
        return this;
    }

    /** Where standard output and error go; appended to, so that a restart keeps what led to it. */
    public ChildJvmBuilder logFile(Path file) {
        logFile = file;
        return this;
    }

    /** Starts a child; returns as soon as the process exists, before its main has run. */
    public ChildJvm start() {
        try {
            Path log = logFile.toAbsolutePath();
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().keySet().removeIf(inherited.negate());
            // In the environment, not among the arguments: a process list stays readable, and shows the main class.
            builder.environment().put("CLASSPATH", wholeClasspath());
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), log);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot start " + mainClass + ": " + failed.getMessage(), failed);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArgs);
        command.add("-D" + Guarded.PARENT + "=" + ProcessHandle.current().pid());
        command.add(Guarded.class.getName());
        command.add(mainClass);
        command.addAll(args);
        return command;
    }

    private String wholeClasspath() {
        return Stream.concat(classpath.stream(), Stream.of(ChildJvm.codeSource(Guarded.class)))
                .distinct()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }
}
