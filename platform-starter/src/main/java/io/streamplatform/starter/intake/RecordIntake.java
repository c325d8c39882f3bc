package io.streamplatform.starter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.streamplatform.contracts.json.UnreadableRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.support.KafkaUtils;

/**
 * Reads a batch of raw records by their contract. What cannot be read is dead-lettered at once, in
 * its place, and the rest of the batch goes on: with a deserializer that throws, each unreadable
 * record would end its batch and cost a redelivery of all that follow (see docs/RATIONALE.md).
 *
 * <p>The dead letters are acknowledged before {@link #readable} returns (or are part of the
 * transaction that is open), so offsets may be committed after it.
 *
 * @param <T> the contract's record type
 */
public final class RecordIntake<T> {
    private final ValueReader<T> reader;
    private final DeadLetters deadLetters;

    /**
     * Makes an intake.
     *
     * @param reader reads values of the contract
     * @param deadLetters where unreadable records go
     */
    public RecordIntake(ValueReader<T> reader, DeadLetters deadLetters) {
        this.reader = reader;
        this.deadLetters = deadLetters;
    }

    /**
     * The records that can be read, in their order.
     *
     * @throws org.springframework.kafka.KafkaException if a dead letter is not acknowledged; the
     *     batch is to be delivered again then
     */
    public List<IncomingRecord<T>> readable(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<IncomingRecord<T>> readable = new ArrayList<>(batch.size());
        for (ConsumerRecord<byte[], byte[]> raw : batch) {
            read(raw).ifPresent(readable::add);
        }
        return readable;
    }

    private Optional<IncomingRecord<T>> read(ConsumerRecord<byte[], byte[]> raw) {
        try {
            String key = raw.key() == null ? null : new String(raw.key(), UTF_8);
            return Optional.of(IncomingRecord.of(raw, key, reader.read(raw.value())));
        } catch (UnreadableRecordException e) {
            // As the container would throw it, so that the dead letter names the group.
            deadLetters.accept(
                    raw,
                    new ListenerExecutionFailedException(
                            "unreadable", KafkaUtils.getConsumerGroupId(), e));
            return Optional.empty();
        }
    }
}
