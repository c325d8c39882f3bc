package io.streamplatform.schemas.registry;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The registry gave no answer, or one that is none; it may work a moment later. */
public final class RegistryAwayException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    RegistryAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    RegistryAwayException(String message) {
        super(message);
    }
}
