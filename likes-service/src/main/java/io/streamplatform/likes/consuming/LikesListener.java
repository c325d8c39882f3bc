package io.streamplatform.likes.consuming;

import io.streamplatform.contracts.likes.Like;
import io.streamplatform.starter.intake.IncomingRecord;
import io.streamplatform.starter.intake.RecordIntake;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * At least once: its work on a like is to write a line to the log, and the container commits the
 * batch's offsets after it. A member that is killed in between has its last batch read again by
 * whoever gets the partition, and none left out.
 */
final class LikesListener {
    static final String ID = "likes";

    private static final Logger LOG = LoggerFactory.getLogger(LikesListener.class);

    private final RecordIntake<Like> intake;
    private final Consumption consumption;
    private final String topic;
    private final String group;

    LikesListener(RecordIntake<Like> intake, Consumption consumption, String topic, String group) {
        this.intake = intake;
        this.consumption = consumption;
        this.topic = topic;
        this.group = group;
    }

    /** The topic that is read, for the annotation. */
    public String topic() {
        return topic;
    }

    /** The consumer group, for the annotation. */
    public String group() {
        return group;
    }

    @KafkaListener(
            id = ID,
            groupId = "#{__listener.group()}",
            topics = "#{__listener.topic()}",
            batch = "true")
    void on(List<ConsumerRecord<byte[], byte[]>> batch) {
        for (IncomingRecord<Like> record : intake.readable(batch)) {
            Like like = record.value();
            LOG.info(
                    "order={} partition={} clicked_at={} ts_ms={}",
                    like.order(),
                    record.partition(),
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(like.clickedAt()),
                    like.tsMs());
            consumption.consumed(record.partition(), like.order());
        }
    }
}
