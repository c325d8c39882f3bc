package io.streamplatform.dashboard.live;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many browsers are connected, and how many records they could not take. */
@Component
public class LiveCounters {

    private final AtomicInteger viewers = new AtomicInteger();
    private final LongAdder sent = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    public int viewers() {
        return viewers.get();
    }

    public long sent() {
        return sent.sum();
    }

    public long dropped() {
        return dropped.sum();
    }

    void viewerCame() {
        viewers.incrementAndGet();
    }

    void viewerLeft() {
        viewers.decrementAndGet();
    }

    void sent(long records) {
        sent.add(records);
    }

    void dropped(long records) {
        dropped.add(records);
    }
}
