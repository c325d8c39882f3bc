package io.streamplatform.contracts.json;

import java.io.Serial;

/**
 * A record's value that is not what its topic's contract says. Retrying cannot help; the message
 * says what is wrong in words that can stand in a dead letter.
 */
public final class UnreadableRecordException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
