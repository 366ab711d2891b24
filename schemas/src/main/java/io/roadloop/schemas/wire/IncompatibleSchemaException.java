package io.roadloop.schemas.wire;

/** The registry refused a schema because old records could not be read with it. The message names the subject. */
public final class IncompatibleSchemaException extends RuntimeException {

    IncompatibleSchemaException(String subject, Throwable cause) {
        super(
                "the registry refused the schema of " + subject
                        + ", because records written before could not be read with it (BACKWARD): "
                        + cause.getMessage(),
                cause);
    }
}
