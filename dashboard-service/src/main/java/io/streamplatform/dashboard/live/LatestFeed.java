package io.streamplatform.dashboard.live;

import org.jspecify.annotations.Nullable;

/** A feed of which only the newest body matters: a browser that is slow misses those between. */
final class LatestFeed implements Feed {

    private final String subscription;
    private final String destination;
    private byte @Nullable [] newest;

    LatestFeed(String subscription, String destination) {
        this.subscription = subscription;
        this.destination = destination;
    }

    @Override
    public String subscription() {
        return subscription;
    }

    @Override
    public String destination() {
        return destination;
    }

    void offer(byte[] body) {
        newest = body;
    }

    @Override
    public boolean isReady() {
        return newest != null;
    }

    @Override
    public byte[] take() {
        byte[] body = newest;
        newest = null;
        return body == null ? new byte[0] : body;
    }
}
