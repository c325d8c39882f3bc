package io.streamplatform.metricslogger.ledger;

import io.streamplatform.contracts.metrics.SystemMetric;
import io.streamplatform.metricslogger.anomalies.AnomalyRules;
import io.streamplatform.metricslogger.rollups.Resolution;
import io.streamplatform.starter.intake.IncomingRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The model of <b>offsets with the data</b>: what a batch of records changes and the offsets after
 * it are written in one database transaction, so both are there or neither is. Whoever reads on
 * begins at the offset that the database has, and every record is counted exactly once, however
 * often a process dies, whatever Kafka's own committed offset says.
 *
 * <p><b>Fencing.</b> During a rebalance a consumer that was paused (a long garbage collection, a
 * stopped process) may still believe that it owns a partition that another one has got. So the
 * owner of a partition claims it, which counts up the epoch in the partition's row, and every
 * transaction begins with
 *
 * <pre>update consumed_partition set next_offset = :new
 * where partition_id = :id and owner_epoch = :mine and next_offset = :expected</pre>
 *
 * A former owner's update finds no row, and its transaction fails before it has written anything.
 * The update also locks the row until the commit: a claim that comes in the middle waits, and then
 * reads the offset that was just written. All other rows below a partition need no lock, since only
 * the owner of the partition writes them.
 *
 * <p><b>Failures.</b> A transaction that fails, or whose commit's outcome is unknown, is forgotten
 * together with all that is in memory of its partitions. They are claimed again before the next
 * write, which says how far the database really is.
 */
public final class MetricsLedger {
    private final LedgerParts parts;
    private final TransactionTemplate transactions;
    private final LedgerSettings settings;
    private final TopicIds topicIds;
    private final Clock clock;
    private final Map<Source, PartitionBook> books = new ConcurrentHashMap<>();

    /** What a transaction wrote: records counted, rows written and anomalies found. */
    public record Written(int records, int rows, int anomalies) {}

    /**
     * How the ledger is kept.
     *
     * @param owner name of this process, for people
     * @param kept for how long rollups of each resolution are kept
     * @param mostResources resources of hosts that stay in memory for each partition
     */
    public record LedgerSettings(String owner, Map<Resolution, Duration> kept, int mostResources) {}

    public MetricsLedger(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            AnomalyRules rules,
            TopicIds topicIds,
            LedgerSettings settings,
            Clock clock) {
        this.parts = new LedgerParts(Tables.of(jdbc), rules);
        this.transactions = transactions;
        this.topicIds = topicIds;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes this process the owner of a source; former owners' writes fail from here on.
     *
     * @return the offset to read from
     */
    public long claim(Source source) {
        books.remove(source);
        String topicId = topicIds.idOf(source.topic());
        Claim claim =
                transactions.execute(_ ->
                        parts.tables()
                                .offsets()
                                .claim(source, topicId, settings.owner(), clock.instant()));
        books.put(source, new PartitionBook(claim, parts, settings.mostResources()));
        return claim.nextOffset();
    }

    /** The offset up to which everything of the source is written; empty if it is not claimed. */
    public OptionalLong nextOffset(Source source) {
        PartitionBook book = books.get(source);
        return book == null ? OptionalLong.empty() : OptionalLong.of(book.claim().nextOffset());
    }

    /** Keys in the database of the sources that this process has claimed. */
    public Set<Long> claimedPartitionIds() {
        return books.values().stream()
                .map(book -> book.claim().partitionId())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Forgets sources that are someone else's now. Nothing is pending: all was written. */
    public void release(Collection<Source> sources) {
        sources.forEach(books::remove);
    }

    /**
     * Writes what the records change, and the offsets after them, in one transaction.
     *
     * @param ranges where the records are; each source must be claimed
     * @param readings reads the records; called within the transaction, after it has become clear
     *     that the database answers and the claims hold
     * @throws StaleOwnerException if a source was claimed by someone else since
     */
    public Written write(
            Collection<OffsetRange> ranges, Supplier<List<IncomingRecord<SystemMetric>>> readings) {
        Map<Source, PartitionBook> involved = new HashMap<>();
        for (OffsetRange range : ranges) {
            involved.put(range.source(), bookOf(range.source(), books));
        }
        boolean committed = false;
        try {
            Written written = transactions.execute(_ -> writeWithin(ranges, involved, readings));
            ranges.forEach(range -> bookOf(range.source(), involved).committed(range.next()));
            committed = true;
            return written;
        } finally {
            if (!committed) {
                release(involved.keySet());
            }
        }
    }

    private Written writeWithin(
            Collection<OffsetRange> ranges,
            Map<Source, PartitionBook> involved,
            Supplier<List<IncomingRecord<SystemMetric>>> readings) {
        for (OffsetRange range : ranges) {
            parts.tables()
                    .offsets()
                    .advance(bookOf(range.source(), involved).claim(), range.next());
        }
        Horizon horizon = new Horizon(settings.kept(), clock.instant());
        List<IncomingRecord<SystemMetric>> records = readings.get();
        for (IncomingRecord<SystemMetric> record : records) {
            bookOf(new Source(record.topic(), record.partition()), involved)
                    .add(record.value(), horizon);
        }
        Changes changes = new Changes();
        involved.values().forEach(book -> book.collect(changes));
        changes.writeTo(parts.tables());
        return new Written(records.size(), changes.rows(), changes.anomalies());
    }

    private static PartitionBook bookOf(Source source, Map<Source, PartitionBook> books) {
        PartitionBook book = books.get(source);
        if (book == null) {
            throw new IllegalStateException(source + " must be claimed first");
        }
        return book;
    }
}
