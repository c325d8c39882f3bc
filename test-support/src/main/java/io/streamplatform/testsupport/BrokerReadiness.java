package io.streamplatform.testsupport;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;

/** Waits for a broker that clients can use: one that the controller counts among the living. */
final class BrokerReadiness {
    private static final int CALL_MILLIS = 2_000;

    private BrokerReadiness() {}

    /**
     * Returns when the broker takes requests.
     *
     * @param alive whether it is worth waiting on
     * @throws IllegalStateException if it does not in time, or has died
     */
    static void await(String bootstrapServers, Duration patience, BooleanSupplier alive) {
        long deadline = System.nanoTime() + patience.toNanos();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "reconnect.backoff.ms", 50,
                        "reconnect.backoff.max.ms", 200,
                        "request.timeout.ms", CALL_MILLIS,
                        "default.api.timeout.ms", CALL_MILLIS);
        try (Admin admin = Admin.create(settings)) {
            while (!answers(admin)) {
                if (!alive.getAsBoolean()) {
                    throw new IllegalStateException("the test broker ended instead of starting");
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "the test broker at %s takes no requests after %s"
                                    .formatted(bootstrapServers, patience));
                }
            }
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(CALL_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the test broker started", e);
        }
    }
}
