package io.streamplatform.dashboard.cluster;

import io.streamplatform.dashboard.cluster.ObservedQuorum.ObservedController;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks which controller leads. No sample waits for the answer: it is taken by the sample that finds
 * it there, since a cluster that has lost its controllers still answers all else, from memory.
 */
final class QuorumReader {

    /** One answer may be late; none for so many time-outs means that there is nobody to answer. */
    private static final int TIMEOUTS_UNTIL_LOST = 2;

    private final Admin admin;
    private final int timeoutMillis;
    private @Nullable KafkaFuture<QuorumInfo> asked;
    private @Nullable ObservedQuorum known;
    private long answeredAt = System.nanoTime();
    private boolean unsupported;

    QuorumReader(Admin admin, SamplingProperties properties) {
        this.admin = admin;
        this.timeoutMillis = (int) properties.callTimeout().toMillis();
    }

    void ask() {
        if (asked == null && !unsupported) {
            asked =
                    admin.describeMetadataQuorum(
                                    new DescribeMetadataQuorumOptions().timeoutMs(timeoutMillis))
                            .quorumInfo();
        }
    }

    /** What is known by now; null before the first answer. */
    @Nullable ObservedQuorum newest() throws InterruptedException {
        KafkaFuture<QuorumInfo> answer = asked;
        if (answer == null || !answer.isDone()) {
            return known;
        }
        asked = null;
        try {
            known = observed(answer.get());
            answeredAt = System.nanoTime();
        } catch (ExecutionException e) {
            unsupported = e.getCause() instanceof UnsupportedVersionException;
            long silent = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answeredAt);
            if (!unsupported && silent >= (long) TIMEOUTS_UNTIL_LOST * timeoutMillis) {
                known = lost(e.getCause() == null ? e : e.getCause());
            }
        }
        return known;
    }

    /** Whether the cluster is of an age in which brokers told who the controller is. */
    boolean isUnsupported() {
        return unsupported;
    }

    private ObservedQuorum lost(Throwable cause) {
        String message = cause.getMessage();
        return new ObservedQuorum(
                null,
                known == null ? 0 : known.epoch(),
                known == null ? List.of() : known.controllers(),
                message == null ? cause.getClass().getSimpleName() : message);
    }

    private static ObservedQuorum observed(QuorumInfo quorum) {
        long end =
                quorum.voters().stream()
                        .filter(voter -> voter.replicaId() == quorum.leaderId())
                        .mapToLong(QuorumInfo.ReplicaState::logEndOffset)
                        .findFirst()
                        .orElse(quorum.highWatermark());
        List<ObservedController> controllers = new ArrayList<>();
        quorum.voters().forEach(voter -> controllers.add(observed(voter, true, end)));
        quorum.observers().forEach(observer -> controllers.add(observed(observer, false, end)));
        controllers.sort(
                Comparator.comparing((ObservedController each) -> !each.voter())
                        .thenComparingInt(ObservedController::id));
        return new ObservedQuorum(
                quorum.leaderId() < 0 ? null : quorum.leaderId(),
                quorum.leaderEpoch(),
                List.copyOf(controllers),
                null);
    }

    private static ObservedController observed(
            QuorumInfo.ReplicaState state, boolean voter, long end) {
        boolean hasTold = state.logEndOffset() >= 0;
        return new ObservedController(
                state.replicaId(),
                voter,
                hasTold ? Math.max(0, end - state.logEndOffset()) : null,
                state.lastCaughtUpTimestamp().isPresent()
                                && state.lastCaughtUpTimestamp().getAsLong() >= 0
                        ? Instant.ofEpochMilli(state.lastCaughtUpTimestamp().getAsLong())
                        : null);
    }
}
