package io.streamplatform.likes.publishing;

/** No like can be taken at the moment, and none was; the message says why and what to do. */
public final class LikesUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LikesUnavailableException(String message) {
        super(message);
    }
}
