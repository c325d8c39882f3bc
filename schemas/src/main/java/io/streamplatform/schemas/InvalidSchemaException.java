package io.streamplatform.schemas;

import java.io.Serial;

/** A text that is no schema of its kind; the message says what is wrong, and where if known. */
public final class InvalidSchemaException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public InvalidSchemaException(String message) {
        super(message);
    }

    public InvalidSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
