package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Searches topics for viewers: as long as it takes, told as it goes, within bounds for each viewer
 * and for all of them together.
 */
@Component
class RecordSearch implements SmartLifecycle {

    private final ConsumerPool pool;
    private final RecordBrowser browser;
    private final RecordsProperties properties;
    private final SearchTurns turns;
    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final Set<RunningSearch> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    RecordSearch(
            ConsumerPool pool,
            RecordBrowser browser,
            RecordsProperties properties,
            SearchTurns turns,
            ClusterAdmin admin,
            ObservedCluster cluster) {
        this.pool = pool;
        this.browser = browser;
        this.properties = properties;
        this.turns = turns;
        this.admin = admin;
        this.cluster = cluster;
    }

    /**
     * Searches until the end, or until the sink cannot be told any more.
     *
     * @param user who searches
     * @param line how a record that matches is sent
     */
    void run(
            RecordQuery query,
            String user,
            Function<ConsumerRecord<byte[], byte[]>, byte[]> line,
            SearchSink sink)
            throws IOException {
        browser.requireThere(query.topic());
        UnaryOperator<ConsumerRecord<byte[], byte[]>> mask = browser.maskOf(query.topic());
        try (SearchTurns.Turn turn = turns.take(user)) {
            long deadline = System.nanoTime() + properties.timeLimit().toNanos();
            Uuid id = idOf(query.topic());
            Plan plan =
                    browser.asked(
                            query.topic(),
                            query.committed(),
                            consumer -> new Planner(consumer, query, deadline).plan());
            RunningSearch search =
                    new RunningSearch(
                            query,
                            plan,
                            turn,
                            properties.searchTime(),
                            () -> new Look(query.criteria(), mask),
                            line,
                            () -> new SearchWatch(query.topic(), admin, cluster, id),
                            pool);
            running.add(search);
            try {
                if (stopping) {
                    search.cancel();
                }
                search.run(sink);
            } finally {
                running.remove(search);
            }
        }
    }

    private @Nullable Uuid idOf(String topic) {
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic seen = snapshot == null ? null : snapshot.topics().get(topic);
        return seen == null ? null : seen.id();
    }

    @Override
    public void start() {
        stopping = false;
    }

    /** Ends what runs before the web server waits for its requests to end. */
    @Override
    public void stop() {
        stopping = true;
        running.forEach(RunningSearch::cancel);
    }

    @Override
    public boolean isRunning() {
        return !stopping;
    }
}
