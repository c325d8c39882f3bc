package io.streamplatform.dashboard.labs.groups;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;

/**
 * The settings that hold.
 *
 * @param members to begin with
 * @param protocol how the group agrees on who owns what
 * @param assignment by which rule partitions are dealt out
 * @param staticMembership whether members have a name that they keep over a restart
 * @param commit when a member commits
 * @param autoCommitMillis interval of {@code AUTO}
 * @param sessionTimeoutMillis without a heartbeat for so long, a member counts as dead
 * @param maxPollIntervalMillis without a poll for so long, a member leaves the group
 * @param perSecond records that the producer wrote a second at first
 * @param note what is not as wished for since the broker does not allow it; null for nothing
 */
record GroupSettings(
        int members,
        Protocol protocol,
        Assignment assignment,
        boolean staticMembership,
        CommitStrategy commit,
        int autoCommitMillis,
        int sessionTimeoutMillis,
        int maxPollIntervalMillis,
        int perSecond,
        @Nullable String note) {

    private static final int BATCH = 5;

    /** How soon a client that is to stand still comes by where it is held. */
    private static final int COMES_BY_MILLIS = 400;

    GroupSettings withSession(int millis, @Nullable String why) {
        return new GroupSettings(
                members,
                protocol,
                assignment,
                staticMembership,
                commit,
                autoCommitMillis,
                millis,
                maxPollIntervalMillis,
                perSecond,
                why);
    }

    GroupSettings withMembers(int count) {
        return new GroupSettings(
                count,
                protocol,
                assignment,
                staticMembership,
                commit,
                autoCommitMillis,
                sessionTimeoutMillis,
                maxPollIntervalMillis,
                perSecond,
                note);
    }

    /**
     * Whether a crash is a standstill of the client. With the classic protocol, a close without a
     * goodbye does; with a static name, the newer protocol says only that it will be back.
     */
    boolean standsStill() {
        return protocol == Protocol.CONSUMER && !staticMembership;
    }

    /** Well within the session, and often enough that a rebalance is heard of at once. */
    int heartbeatMillis() {
        return Math.min(1_000, sessionTimeoutMillis / 6);
    }

    /**
     * Of a consumer that is a member of the group. Batches are small: a slow member polls often
     * enough, and few records are under way when it dies.
     */
    Map<String, Object> consumer(@Nullable String instanceId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GroupLab.GROUP);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, protocol.name());
        if (protocol == Protocol.CLASSIC) {
            config.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, assignment.assignor());
            config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionTimeoutMillis);
            config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, heartbeatMillis());
        } else {
            config.put(ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG, assignment.remoteAssignor());
        }
        if (instanceId != null) {
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
        }
        config.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, maxPollIntervalMillis);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, commit == CommitStrategy.AUTO);
        config.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, autoCommitMillis);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65_536);
        if (standsStill()) {
            config.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, COMES_BY_MILLIS);
        }
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, ClientWatch.class.getName());
        return config;
    }
}
