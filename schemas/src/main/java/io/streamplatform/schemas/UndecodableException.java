package io.streamplatform.schemas;

import java.io.Serial;

/** Bytes that are no value of the schema that they name. Trying again cannot help. */
public final class UndecodableException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public UndecodableException(String message) {
        super(message);
    }

    public UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
