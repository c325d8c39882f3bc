package io.streamplatform.dashboard.labs;

import io.streamplatform.dashboard.access.Viewers;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has what labs left behind taken away. It looks when the dashboard starts, and again for a while,
 * since another dashboard may be using what it finds.
 */
@Component
class LeftoversWatch implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 12;

    private final List<Leftovers> kinds;
    private final ObservedCluster cluster;
    private final Viewers viewers;
    private volatile @Nullable Thread thread;

    LeftoversWatch(List<Leftovers> kinds, ObservedCluster cluster, Viewers viewers) {
        this.kinds = kinds;
        this.cluster = cluster;
        this.viewers = viewers;
    }

    @Override
    public void start() {
        if (!viewers.isReadOnly()) {
            thread = Thread.ofVirtual().name("lab-leftovers").start(this::look);
        }
    }

    @Override
    public void stop() {
        Thread looking = thread;
        thread = null;
        if (looking != null) {
            looking.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void look() {
        List<Leftovers> left = new ArrayList<>(kinds);
        try {
            for (int i = 0; i < ATTEMPTS && !left.isEmpty(); i++) {
                if (cluster.snapshot() != null) {
                    left.removeIf(Leftovers::clean);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
