package io.streamplatform.metricslogger.retention;

import io.streamplatform.metricslogger.background.Rounds;
import io.streamplatform.metricslogger.ledger.Horizon;
import io.streamplatform.metricslogger.rollups.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Deletes what is older than its retention. It goes series by series, each in a transaction of its
 * own and along the primary key, so that no statement deletes more than a few thousand rows (what
 * one series keeps) and none holds up the writers. Instances that sweep at the same time do no
 * harm.
 */
@Component
class RetentionSweep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final RetentionProperties retention;
    private final Clock clock;
    private final Rounds rounds;

    RetentionSweep(JdbcClient jdbc, RetentionProperties retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.rounds = new Rounds("retention-sweep", retention.every(), this::sweep);
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop(BOUND);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }

    private boolean sweep() {
        int deleted = sweepAt(clock.instant());
        LOG.debug("{} rows were older than their retention", deleted);
        return false;
    }

    int sweepAt(Instant now) {
        Horizon horizon = new Horizon(retention.kept(), now);
        int deleted = 0;
        for (long seriesId : seriesIds()) {
            for (Resolution each : Resolution.values()) {
                deleted += deleteRollups(seriesId, each, horizon.oldest(each));
            }
        }
        return deleted + deleteAnomalies(now) + deleteForgottenSeries(now);
    }

    private List<Long> seriesIds() {
        return jdbc.sql("select series_id from series")
                .query((row, _) -> row.getLong("series_id"))
                .list();
    }

    private int deleteRollups(long seriesId, Resolution resolution, long oldestSecond) {
        return jdbc.sql(
                        """
                        delete from rollup
                        where series_id = ? and resolution_seconds = ? and bucket_start < ?
                        """)
                .params(
                        seriesId,
                        resolution.seconds(),
                        Instant.ofEpochSecond(oldestSecond).atOffset(ZoneOffset.UTC))
                .update();
    }

    private int deleteAnomalies(Instant now) {
        return jdbc.sql(
                        """
                        delete from anomaly where measured_at < ? and not exists
                            (select 1 from anomaly_outbox o
                             where o.anomaly_id = anomaly.anomaly_id)
                        """)
                .params(at(now.minus(retention.anomalies())))
                .update();
    }

    /** A host that was silent for as long as anything of it is kept has no rollups left. */
    private int deleteForgottenSeries(Instant now) {
        return jdbc.sql("delete from series where latest_time < ?")
                .params(at(now.minus(retention.longest())))
                .update();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
