package io.roadloop.embedded;

import java.nio.file.Path;

/** A parent for tests: starts a {@link Sleeper} and a {@link StubbornSleeper} in the folder that it is given, and waits. */
public final class Parent {

    private Parent() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        child(Sleeper.class, folder.resolve("sleeper")).start();
        child(StubbornSleeper.class, folder.resolve("stubborn")).start();
        Sleeper.main(new String[] {folder.resolve("parent").toString()});
    }

    static ChildJvmBuilder child(Class<?> main, Path pidFile) {
        return ChildJvm.running(main.getName())
                .ownClasspath()
                .jvmArgs("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .args(pidFile.toString())
                .logFile(pidFile.resolveSibling(pidFile.getFileName() + ".log"));
    }
}
