package io.streamplatform.dashboard.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Records that wait for one browser: bounded, the oldest dropped first, every drop counted and told
 * with the next frame. What was sent and what was dropped add up to what was written.
 */
final class RecordFeed implements Feed {

    private final String subscription;
    private final String destination;
    private final String topic;
    private final LiveProperties properties;
    private final LiveCounters counters;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long dropped;
    private long droppedTold;
    private double rate;

    RecordFeed(
            String subscription,
            String destination,
            String topic,
            LiveProperties properties,
            LiveCounters counters) {
        this.subscription = subscription;
        this.destination = destination;
        this.topic = topic;
        this.properties = properties;
        this.counters = counters;
    }

    @Override
    public String subscription() {
        return subscription;
    }

    @Override
    public String destination() {
        return destination;
    }

    String topic() {
        return topic;
    }

    void offer(RecordBatch batch) {
        rate = batch.rate();
        drop(batch.skipped());
        for (byte[] record : batch.records()) {
            waiting.addLast(record);
            waitingBytes += record.length;
        }
        while (waiting.size() > properties.recordsWaiting()
                || waitingBytes > properties.bytesWaiting().toBytes()) {
            waitingBytes -= waiting.removeFirst().length;
            drop(1);
        }
    }

    @Override
    public boolean isReady() {
        return !waiting.isEmpty() || dropped > droppedTold;
    }

    @Override
    public byte[] take() {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(8 * 1024);
        frame.writeBytes(
                String.format(
                                Locale.ROOT,
                                "{\"topic\":\"%s\",\"dropped\":%d,\"rate\":%.1f,\"records\":[",
                                topic,
                                dropped,
                                rate)
                        .getBytes(StandardCharsets.UTF_8));
        droppedTold = dropped;
        int sent = 0;
        while (!waiting.isEmpty()
                && (sent == 0
                        || frame.size() + waiting.getFirst().length
                                < properties.bytesPerFrame().toBytes())) {
            byte[] record = waiting.removeFirst();
            waitingBytes -= record.length;
            if (sent++ > 0) {
                frame.write(',');
            }
            frame.writeBytes(record);
        }
        frame.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        counters.sent(sent);
        return frame.toByteArray();
    }

    private void drop(long records) {
        dropped += records;
        counters.dropped(records);
    }
}
