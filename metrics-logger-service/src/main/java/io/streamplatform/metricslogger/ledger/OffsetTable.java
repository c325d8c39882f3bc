package io.streamplatform.metricslogger.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The consumer's offsets, and who may move them. All calls need a transaction. */
final class OffsetTable {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetTable.class);

    private final JdbcClient jdbc;

    OffsetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(long partitionId, String topicId, long nextOffset, long epoch) {}

    /**
     * Makes all earlier claims void. A topic that was deleted and made anew begins at its first
     * record: the old offsets mean nothing in it.
     */
    Claim claim(Source source, String topicId, String owner, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        int known =
                jdbc.sql(
                                """
                                update consumed_partition
                                set owner_epoch = owner_epoch + 1, owner = ?, claimed_at = ?
                                where topic = ? and partition_number = ?
                                """)
                        .params(owner, at, source.topic(), source.partition())
                        .update();
        if (known == 0) {
            jdbc.sql(
                            """
                            insert into consumed_partition (topic, partition_number, topic_id,
                                next_offset, owner_epoch, owner, claimed_at)
                            values (?, ?, ?, 0, 1, ?, ?)
                            """)
                    .params(source.topic(), source.partition(), topicId, owner, at)
                    .update();
        }
        Row row = row(source);
        if (row.topicId().equals(topicId)) {
            return new Claim(source, row.partitionId(), row.epoch(), row.nextOffset());
        }
        LOG.warn(
                "Topic {} was made anew since offset {} was counted: partition {} begins at its"
                        + " first record",
                source.topic(),
                row.nextOffset(),
                source.partition());
        jdbc.sql(
                        """
                        update consumed_partition set topic_id = ?, next_offset = 0
                        where partition_id = ?
                        """)
                .params(topicId, row.partitionId())
                .update();
        return new Claim(source, row.partitionId(), row.epoch(), 0);
    }

    /** Moves the offset, if the claim still holds, and locks the source until the commit. */
    void advance(Claim claim, long nextOffset) {
        int moved =
                jdbc.sql(
                                """
                                update consumed_partition set next_offset = ?
                                where partition_id = ? and owner_epoch = ? and next_offset = ?
                                """)
                        .params(nextOffset, claim.partitionId(), claim.epoch(), claim.nextOffset())
                        .update();
        if (moved == 0) {
            throw new StaleOwnerException(claim);
        }
    }

    private Row row(Source source) {
        return jdbc.sql(
                        """
                        select partition_id, topic_id, next_offset, owner_epoch
                        from consumed_partition where topic = ? and partition_number = ?
                        """)
                .params(source.topic(), source.partition())
                .query((row, _) ->
                        new Row(
                                row.getLong("partition_id"),
                                row.getString("topic_id"),
                                row.getLong("next_offset"),
                                row.getLong("owner_epoch")))
                .single();
    }
}
