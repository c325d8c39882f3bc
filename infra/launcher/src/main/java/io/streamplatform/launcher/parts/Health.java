package io.streamplatform.launcher.parts;

/**
 * What a part said, or not, when asked how it is.
 *
 * @param detail the reason when it is not ready, otherwise empty
 */
public record Health(State state, String detail) {

    public static final Health READY = new Health(State.READY, "");

    /** Whether a part can do its work. */
    public enum State {
        READY,
        NOT_READY,
        UNREACHABLE,
        /** The part is not running, so nobody asked. */
        UNKNOWN
    }

    /** It answers, and says that it cannot work yet or any more. */
    public static Health notReady(String detail) {
        return new Health(State.NOT_READY, detail);
    }

    /** It does not answer. */
    public static Health unreachable(String detail) {
        return new Health(State.UNREACHABLE, detail);
    }

    public boolean isReady() {
        return state == State.READY;
    }
}
