package io.streamplatform.dashboard.live;

/** What waits to be sent for one subscription. Guarded by its session's lock. */
sealed interface Feed permits LatestFeed, RecordFeed {

    String subscription();

    String destination();

    boolean isReady();

    /** The body of the next frame; only when ready. */
    byte[] take();
}
