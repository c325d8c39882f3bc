package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.brokers.ClusterEvent.Kind;
import io.streamplatform.dashboard.cluster.SampleListener;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What happened in the cluster since the dashboard started; the oldest is forgotten first. */
@Component
public class ClusterEvents implements SampleListener {

    static final int MOST_KEPT = 500;

    private static final Logger log = LoggerFactory.getLogger(ClusterEvents.class);

    private final Deque<ClusterEvent> newestFirst = new ArrayDeque<>();
    private final Map<Integer, Instant> leftAt = new HashMap<>();
    private @Nullable Snapshot previous;
    private @Nullable Instant since;
    private long told;

    /**
     * What happened.
     *
     * @param since when the dashboard began to look; null before the first sample
     * @param forgotten older events than those that are kept
     * @param events newest first
     */
    public record Happened(@Nullable Instant since, long forgotten, List<ClusterEvent> events) {}

    /** The newest events. */
    public synchronized Happened newest(int limit) {
        return new Happened(
                since, told - newestFirst.size(), newestFirst.stream().limit(limit).toList());
    }

    @Override
    public synchronized void onSample(@Nullable Snapshot snapshot, Sight sight) {
        if (snapshot == null || sight.state() != Sight.State.LIVE) {
            return; // what happened meanwhile is told when the cluster is seen again
        }
        Snapshot before = previous;
        previous = snapshot;
        if (before == null) {
            since = snapshot.sampledAt();
            return;
        }
        for (ClusterEvent event : ClusterEventRules.between(before, snapshot, leftAt)) {
            keep(event.withId(++told));
        }
    }

    private void keep(ClusterEvent event) {
        log.info("{}: {}", event.kind(), event.detail());
        Integer node = event.node();
        if (node != null && event.kind() == Kind.BROKER_LEFT) {
            leftAt.put(node, event.time());
        } else if (node != null && event.kind() == Kind.BROKER_RETURNED) {
            leftAt.remove(node);
        }
        newestFirst.addFirst(event);
        if (newestFirst.size() > MOST_KEPT) {
            newestFirst.removeLast();
        }
    }
}
