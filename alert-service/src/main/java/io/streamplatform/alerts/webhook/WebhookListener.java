package io.streamplatform.alerts.webhook;

import io.streamplatform.alerts.book.AlertHeaders;
import io.streamplatform.alerts.rules.Draft.Change;
import io.streamplatform.contracts.alerts.Alert;
import io.streamplatform.contracts.json.JsonFormat;
import io.streamplatform.contracts.json.UnreadableRecordException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Tells the webhook each change of status, at least once: a record is acknowledged when the
 * receiver has taken it. The queue is the alerts topic itself, so it survives a crash, takes no
 * memory, and what waits in it is the group's lag. What is fired before the webhook is first set up
 * is not told.
 */
final class WebhookListener {
    private static final JsonFormat<Alert> FORMAT = JsonFormat.of(Alert.class);

    private final Webhook webhook;

    WebhookListener(Webhook webhook) {
        this.webhook = webhook;
    }

    @KafkaListener(
            id = "alert-webhook",
            groupId = "alert-webhook-group",
            topics = "#{T(io.streamplatform.contracts.topics.PlatformTopics).ALERTS.name()}",
            batch = "false",
            properties = {"auto.offset.reset=latest", "max.poll.records=1"})
    void on(ConsumerRecord<byte[], byte[]> record, Acknowledgment done) {
        Change change = AlertHeaders.read(record.headers()).change();
        if (change != null && change != Change.UPDATED) {
            alert(record).ifPresent(webhook::tell);
        }
        done.acknowledge();
    }

    /** Empty for a tombstone, and for what is no alert, which the topic's reader reports. */
    private static Optional<Alert> alert(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(FORMAT.read(record.value()));
        } catch (UnreadableRecordException _) {
            return Optional.empty();
        }
    }
}
