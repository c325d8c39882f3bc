package io.streamplatform.launcher.parts;

/** A setting has a value that cannot be used; the message names it and what would do. */
public final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }
}
