package io.roadloop.kit.service;

/** Exit codes of every command of Roadloop. */
public final class ExitCode {

    /** It did what it should. */
    public static final int OK = 0;

    /** It failed, or a bar was missed. */
    public static final int FAILED = 1;

    /** What the user gave cannot be used; one line says what to do. */
    public static final int BAD_INPUT = 2;

    private ExitCode() {}
}
