package io.streamplatform.launcher.run;

/** A part did not do what was asked of it; the message tells which one, and why. */
public final class PartFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    PartFailedException(String message) {
        super(message);
    }

    PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
