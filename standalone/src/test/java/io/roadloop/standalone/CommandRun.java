package io.roadloop.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * One command line, run as a user runs it.
 *
 * @param code the exit status
 * @param said standard output
 * @param complained standard error
 */
public record CommandRun(int code, String said, String complained) {

    public static CommandRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintStream before = System.err;
        ByteArrayOutputStream direct = new ByteArrayOutputStream();
        System.setErr(new PrintStream(direct, true, StandardCharsets.UTF_8));
        try {
            int code = Roadloop.commandLine()
                    .setOut(new PrintWriter(out, true))
                    .setErr(new PrintWriter(err, true))
                    .execute(arguments);
            return new CommandRun(code, out.toString(), err + direct.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
