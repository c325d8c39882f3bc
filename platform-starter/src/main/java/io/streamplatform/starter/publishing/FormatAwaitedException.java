package io.streamplatform.starter.publishing;

import java.io.Serial;
import org.apache.kafka.common.errors.SerializationException;

/** A record that cannot be written yet, because its format's schema is not registered yet. */
final class FormatAwaitedException extends SerializationException {
    @Serial private static final long serialVersionUID = 1L;

    FormatAwaitedException(String message) {
        super(message);
    }
}
