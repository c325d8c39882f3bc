package io.streamplatform.schemas.registry;

import java.io.Serial;

/** A schema that could not be had, although it was tried for as long as was set. */
public final class SchemaUnavailableException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    SchemaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
