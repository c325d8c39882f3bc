package io.streamplatform.dashboard.admin;

import io.streamplatform.dashboard.audit.AuditLog;
import io.streamplatform.dashboard.audit.Change;
import io.streamplatform.dashboard.cluster.ChangeProperties;
import io.streamplatform.dashboard.cluster.ClusterAdmin;
import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.web.Unavailable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes of the cluster itself: each is told to the audit log, made or refused. */
@Component
public class Changes {

    private static final long LOOK_AGAIN_MILLIS = 40;

    private final ClusterAdmin admin;
    private final ObservedCluster cluster;
    private final ChangeProperties properties;
    private final AuditLog audit;

    Changes(
            ClusterAdmin admin,
            ObservedCluster cluster,
            ChangeProperties properties,
            AuditLog audit) {
        this.admin = admin;
        this.cluster = cluster;
        this.properties = properties;
        this.audit = audit;
    }

    /**
     * What is changed.
     *
     * @param action as the audit log names it, e.g. {@code quota.alter}
     * @param resource what is changed, e.g. {@code user alice}
     * @param before what is there now, without secrets; null when nothing is
     * @param after what is wanted, without secrets; null when nothing is
     * @param field of the request that a refusal is about
     */
    public record Wanted(
            String action,
            String resource,
            @Nullable Object before,
            @Nullable Object after,
            String field) {}

    /** Makes a change and tells of it. */
    public <T> T make(Wanted wanted, Function<Admin, KafkaFuture<T>> change) {
        return make(
                wanted,
                change,
                _ ->
                        List.of(
                                Change.made(
                                        wanted.action(),
                                        wanted.resource(),
                                        wanted.before(),
                                        wanted.after())));
    }

    /**
     * Makes a change that Kafka may make in part.
     *
     * @param outcome what was made and what was not, by the answer
     */
    public <T> T make(
            Wanted wanted,
            Function<Admin, KafkaFuture<T>> change,
            Function<T, List<Change>> outcome) {
        Unavailable.unlessInSight(cluster.sight());
        try {
            T answer = admin.ask(change);
            outcome.apply(answer).forEach(audit::tell);
            return answer;
        } catch (KafkaException e) {
            audit.tell(
                    Change.failed(
                            wanted.action(),
                            wanted.resource(),
                            wanted.after(),
                            Refusals.sentence(e)));
            throw Refusals.of(wanted.field(), wanted.resource(), e);
        }
    }

    /** Asks something for a viewer who waits for it; refusals are about {@code field}. */
    public <T> T ask(
            String field, @Nullable String value, Function<Admin, KafkaFuture<T>> question) {
        Unavailable.unlessInSight(cluster.sight());
        try {
            return admin.ask(question);
        } catch (KafkaException e) {
            throw Refusals.of(field, value, e);
        }
    }

    /**
     * Waits until a change shows: the controller has it at once, the brokers that are asked hear of
     * it a moment later, and nothing tells when.
     */
    public void awaitShown(BooleanSupplier shown) {
        long deadline = System.nanoTime() + properties.visibleWithin().toNanos();
        try {
            while (!isShown(shown) && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the change is made all the same
        }
    }

    /** A cluster that does not answer now does not make the change undone. */
    private static boolean isShown(BooleanSupplier shown) {
        try {
            return shown.getAsBoolean();
        } catch (Unavailable e) {
            return false;
        }
    }
}
