package io.streamplatform.metricslogger.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.metricslogger.ledger.MetricsLedger.Written;
import io.streamplatform.metricslogger.ledger.StaleOwnerException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * How writing goes: meters, and the health {@code ledger}, which is down from a failed batch until
 * the next one is written.
 */
final class IntakeReport implements HealthIndicator {
    private final Counter records;
    private final Counter rows;
    private final Counter anomalies;
    private final Counter stale;
    private final Counter failed;
    private final Clock clock;
    private final Runnable anomaliesFound;
    private volatile @Nullable Instant lastWritten;
    private volatile @Nullable Trouble trouble;

    private record Trouble(Instant since, int attempts, String reason) {}

    IntakeReport(MeterRegistry meters, Clock clock, Runnable anomaliesFound) {
        this.clock = clock;
        this.anomaliesFound = anomaliesFound;
        this.records =
                counter(meters, "records", "Records counted in the database since the start");
        this.rows = counter(meters, "rows", "Rows written to the database");
        this.anomalies = counter(meters, "anomalies", "Readings found to stand out");
        this.stale =
                counter(
                        meters,
                        "stale.writes",
                        "Transactions refused because another consumer had claimed the partition");
        this.failed = counter(meters, "failed.writes", "Batches not written, to be tried again");
    }

    void written(Written written) {
        records.increment(written.records());
        rows.increment(written.rows());
        anomalies.increment(written.anomalies());
        lastWritten = clock.instant();
        trouble = null;
        if (written.anomalies() > 0) {
            anomaliesFound.run();
        }
    }

    /** Takes note of a batch that was not written, and tells how many attempts failed in a row. */
    int failed(Throwable cause) {
        if (cause instanceof StaleOwnerException) {
            stale.increment();
            return 1;
        }
        failed.increment();
        Trouble before = trouble;
        int attempts = before == null ? 1 : before.attempts() + 1;
        trouble =
                new Trouble(
                        before == null ? clock.instant() : before.since(),
                        attempts,
                        String.valueOf(cause.getMessage()));
        return attempts;
    }

    @Override
    public Health health() {
        Trouble now = trouble;
        if (now != null) {
            return Health.down()
                    .withDetail("reason", now.reason())
                    .withDetail("since", now.since().toString())
                    .withDetail("attempts", now.attempts())
                    .withDetail(
                            "remedy",
                            "bring back what is away; records wait in Kafka and nothing is lost")
                    .build();
        }
        Instant last = lastWritten;
        return last == null
                ? Health.up().build()
                : Health.up().withDetail("lastWritten", last.toString()).build();
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("metrics.logger." + name).description(description).register(meters);
    }
}
