package io.roadloop.ingest.source;

import io.roadloop.kit.UserErrorException;

/** A folder that was named is not there, or holds nothing to send. */
public final class FolderException extends UserErrorException {

    private static final long serialVersionUID = 1;

    FolderException(String message) {
        super(message);
    }
}
