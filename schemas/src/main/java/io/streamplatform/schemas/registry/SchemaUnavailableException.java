package io.streamplatform.schemas.registry;

import java.io.Serial;

/** A schema that could not be had, although it was tried for as long as was set. */
public final class SchemaUnavailableException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final boolean away;

    SchemaUnavailableException(String message, boolean away, Throwable cause) {
        super(message, cause);
        this.away = away;
    }

    /** Whether the registry did not answer, so that nobody knows if it has the schema. */
    public boolean isRegistryAway() {
        return away;
    }
}
