package io.streamplatform.dashboard.produce;

/** Work that goes on after it was asked for, until it is done or stopped. */
interface Job extends Runnable {

    /** What became of a job. */
    enum State {
        /** It goes on. */
        RUNNING,
        /** It did all that it was asked for. */
        DONE,
        /** Somebody stopped it. */
        STOPPED,
        /** It could not go on. */
        FAILED
    }

    String id();

    /** The topic that it belongs to. */
    String topic();

    /** Asks it to end; it does so within moments. */
    void stop();

    boolean isRunning();
}
