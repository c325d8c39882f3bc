package io.streamplatform.launcher.demo;

/** What a demonstration claims did not happen; the message says what, and what was seen instead. */
final class ClaimFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimFailedException(String message) {
        super(message);
    }
}
