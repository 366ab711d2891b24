package io.roadloop.kit;

import org.jspecify.annotations.Nullable;

/**
 * What the user gave cannot be used: a setting, a file, a name, a port. A command prints the message as its only line
 * and ends with exit code 2, so the message says what, which value, which rule and what to do, in one line.
 */
public class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UserErrorException(String message) {
        this(message, null);
    }

    /** @param cause for the log at debug level; its message is not shown to the user */
    public UserErrorException(String message, @Nullable Throwable cause) {
        super(message.replaceAll("\\s*[\\r\\n]+\\s*", " "), cause);
    }
}
