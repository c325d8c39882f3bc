package io.streamplatform.alerts.rules;

import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.logs.ApplicationLog;
import io.streamplatform.contracts.metrics.MetricAnomaly;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * All rules on the records of one partition, in their order: the records come in with their
 * offsets, drafts of alerts come out. Not for use by more than one thread at a time.
 *
 * <p>A record has its effect on an alert once, however often it is delivered: each alert knows the
 * offset up to which it was told. The windows themselves are not stored anywhere; after a restart
 * they are {@linkplain #rebuild rebuilt} from the records before the committed position. Their
 * changes of status were published before that position was committed, so while rebuilding nothing
 * fires or resolves; but a record beyond what an alert was published with still counts to it.
 *
 * <p>Time is that of the records, as far as the newest of them, and runs on by the clock while the
 * partition is heard out (see {@link Hearing}). So a backlog is judged as it was when it was
 * written, and an alert resolves though nothing is logged any more.
 */
public final class PartitionWatch {
    private final SourcePartition source;
    private final Limits limits;
    private final Episodes episodes;
    private final LogWatch logs;
    private final AnomalyWatch anomalies;
    private final Hearing hearing = new Hearing();
    private long clock = Long.MIN_VALUE;
    private long fromTheFuture;

    /**
     * A watch over a partition.
     *
     * @param source which
     * @param rules the rules' present settings
     * @param limits what bounds memory and belief
     * @param known the partition's alerts as far as they are published
     */
    public PartitionWatch(
            SourcePartition source, RuleBook rules, Limits limits, Collection<KnownAlert> known) {
        this.source = source;
        this.limits = limits;
        this.episodes = new Episodes(source);
        this.logs = new LogWatch(rules, limits, episodes);
        this.anomalies = new AnomalyWatch(rules, limits, episodes);
        episodes.restore(known);
    }

    /** A line before the committed position, to fill the windows again. */
    public void rebuild(ApplicationLog line, long offset, Instant now) {
        long time = believed(line.time(), now);
        clock = Math.max(clock, time);
        logs.accept(line, time, clock, time, offset, false);
    }

    /** An anomaly before the committed position, to fill the windows again. */
    public void rebuild(MetricAnomaly anomaly, long offset, Instant now) {
        long time = believed(anomaly.time(), now);
        clock = Math.max(clock, time);
        anomalies.accept(anomaly, time, clock, offset, false);
    }

    /**
     * A new line.
     *
     * @param offset its offset
     * @param now the present, which bounds how far its time is believed
     */
    public void accept(ApplicationLog line, long offset, Instant now) {
        long time = believed(line.time(), now);
        advanceTo(time, offset - 1);
        logs.accept(line, time, clock, now.toEpochMilli(), offset, true);
    }

    /** A new anomaly; see {@link #accept(ApplicationLog, long, Instant)}. */
    public void accept(MetricAnomaly anomaly, long offset, Instant now) {
        long time = believed(anomaly.time(), now);
        advanceTo(time, offset - 1);
        anomalies.accept(anomaly, time, clock, offset, true);
    }

    /**
     * The partition's end, asked for at that time, was the given offset.
     *
     * @param end offset of the next record that will be written
     */
    public void end(Instant askedAt, long end) {
        hearing.end(askedAt, end);
    }

    /**
     * Judges what time alone brings: what is calm resolves, who is silent is told.
     *
     * @param position offset of the next record; all before have had their effect
     */
    public void tick(long position) {
        hearing.position(position);
        Instant heardUntil = hearing.until();
        if (heardUntil == null) {
            return;
        }
        advanceTo(heardUntil.toEpochMilli(), position - 1);
        passTime(position - 1);
        logs.judgeSilence(hearing, clock, position - 1);
        episodes.forgetResolvedBefore(Instant.ofEpochMilli(clock).minus(limits.forgetAfter()));
    }

    private void advanceTo(long time, long lastOffset) {
        if (time <= clock) {
            return;
        }
        boolean nextSecond = Math.floorDiv(time, 1000) != Math.floorDiv(clock, 1000);
        clock = time;
        if (nextSecond) {
            passTime(lastOffset);
        }
    }

    private void passTime(long lastOffset) {
        logs.passTime(clock, lastOffset);
        anomalies.passTime(clock, lastOffset);
    }

    private long believed(Instant time, Instant now) {
        long latest = now.plus(limits.clockSkew()).toEpochMilli();
        if (time.isAfter(Instant.ofEpochMilli(latest))) {
            fromTheFuture++;
            return latest;
        }
        return Math.max(0, time.isBefore(Instant.EPOCH) ? 0 : time.toEpochMilli());
    }

    /**
     * Takes over what a record of the alerts topic says about one of these alerts.
     *
     * @param own whether this watcher's instance wrote it
     */
    public void observe(Alert read, boolean own) {
        episodes.observe(read, own);
    }

    /**
     * What is to be published now: each change of status, and figures of those that were published
     * longer ago than {@code updateEveryMillis}.
     */
    public List<Draft> drafts(long nowMillis, long updateEveryMillis) {
        return episodes.drafts(nowMillis, updateEveryMillis);
    }

    /** A draft is in the topic. */
    public void published(Draft draft, long nowMillis) {
        episodes.published(draft, nowMillis);
    }

    /** The first offset whose effect is in no published alert yet, or the given one. */
    public long unpublishedFrom(long none) {
        return episodes.unpublishedFrom(none);
    }

    /** The newest time that was logged or heard, in milliseconds of the epoch. */
    public long clock() {
        return clock;
    }

    /** What each service of the partition logged lately. */
    public List<ServiceFigures> services() {
        return logs.figures(clock);
    }

    /** What was logged in a minute of the epoch. */
    public MinuteFigures history(long minute) {
        return logs.history(minute);
    }

    /** How the watch itself is. */
    public WatchFigures figures() {
        return new WatchFigures(
                source,
                logs.watched() + anomalies.watched(),
                logs.unwatched() + anomalies.unwatched(),
                logs.late() + anomalies.late(),
                fromTheFuture,
                anomalies.repeated(),
                episodes.open(),
                episodes.fired());
    }
}
