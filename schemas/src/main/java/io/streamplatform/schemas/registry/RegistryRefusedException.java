package io.streamplatform.schemas.registry;

import java.io.Serial;

/** The registry answered, and its answer is no. */
public final class RegistryRefusedException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    /** There is no such subject. */
    public static final int NO_SUBJECT = 40401;

    /** There is no such version. */
    public static final int NO_VERSION = 40402;

    /** There is no such schema. */
    public static final int NO_SCHEMA = 40403;

    private final int status;
    private final int code;

    RegistryRefusedException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The answer's HTTP status. */
    public int status() {
        return status;
    }

    /** The registry's own error code, e.g. {@value #NO_SUBJECT}; the status if it gave none. */
    public int code() {
        return code;
    }

    /** Whether it refused because there is no such thing. */
    public boolean isNotFound() {
        return status == 404;
    }

    /** Whether it refused a version because it does not go together with those before. */
    public boolean isIncompatible() {
        return status == 409;
    }
}
