package io.streamplatform.starter.publishing;

import java.io.Serial;

/**
 * A format that cannot be written because the registry has not, and does not take, its schema. The
 * message says why, in the registry's words, and what would help.
 */
public final class FormatRefusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    FormatRefusedException(String message) {
        super(message);
    }

    FormatRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
