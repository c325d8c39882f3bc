package io.streamplatform.starter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.streamplatform.contracts.topics.TopicDefinition;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.support.SendResult;

/**
 * Publishes what cannot be read or processed to {@code <topic>-dlt}, same partition, key, value and
 * headers, and waits for the acknowledgement; within a transaction it becomes part of it, and the
 * commit waits for it.
 *
 * <p>Added headers: Spring Kafka's {@code kafka_dlt-*} (original topic, partition, offset,
 * timestamp, group, exception class and message), which other tools know, and {@value #REASON}, one
 * sentence for people. Each dead letter is logged, and counted as {@code platform.dead.letters} by
 * topic and exception.
 */
public final class DeadLetters implements ConsumerRecordRecoverer {
    /** Header that says in words why a record is there, as UTF-8 text. */
    public static final String REASON = "dead-letter-reason";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final int LONGEST_REASON = 1000;

    private final DeadLetterPublishingRecoverer publisher;
    private final MeterRegistry meters;

    DeadLetters(KafkaOperations<?, ?> operations, MeterRegistry meters) {
        this.meters = meters;
        this.publisher =
                new Publisher(
                        operations,
                        (failed, _) ->
                                new TopicPartition(
                                        TopicDefinition.deadLetterTopicOf(failed.topic()),
                                        failed.partition()));
        // A stack trace of several kilobytes in each of a thousand poison records helps nobody.
        publisher.excludeHeader(HeadersToAdd.EX_STACKTRACE);
        publisher.setFailIfSendResultIsError(true);
        publisher.setLogRecoveryRecord(false);
        publisher.addHeadersFunction((_, failure) -> reasonHeader(failure));
    }

    @Override
    public void accept(ConsumerRecord<?, ?> failed, Exception failure) {
        publisher.accept(failed, failure);
        Throwable cause = rootOf(failure);
        Counter.builder("platform.dead.letters")
                .description("Records that could not be read or processed")
                .tag("topic", failed.topic())
                .tag("exception", cause.getClass().getSimpleName())
                .register(meters)
                .increment();
        LOG.warn(
                "Dead-lettered {}-{}@{}: {}",
                failed.topic(),
                failed.partition(),
                failed.offset(),
                reason(failure));
    }

    private static Headers reasonHeader(Exception failure) {
        return new RecordHeaders().add(REASON, reason(failure).getBytes(UTF_8));
    }

    private static String reason(Exception failure) {
        Throwable cause = rootOf(failure);
        String message = cause.getMessage();
        String reason = message == null ? cause.getClass().getName() : message;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    /** The failure without the wrappers of Spring Kafka's containers. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root instanceof KafkaException && root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * Waits outside of transactions only: a batch of poison records would take, one by one, longer
     * than its transaction may, and be aborted again and again.
     */
    private static final class Publisher extends DeadLetterPublishingRecoverer {
        Publisher(
                KafkaOperations<?, ?> operations,
                BiFunction<ConsumerRecord<?, ?>, Exception, @Nullable TopicPartition> destination) {
            super(operations, destination);
        }

        @Override
        protected void verifySendResult(
                KafkaOperations<Object, Object> operations,
                ProducerRecord<Object, Object> letter,
                @Nullable CompletableFuture<SendResult<Object, Object>> result,
                ConsumerRecord<?, ?> failed) {
            if (!operations.inTransaction()) {
                super.verifySendResult(operations, letter, result, failed);
            }
        }
    }
}
