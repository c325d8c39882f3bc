package io.streamplatform.dashboard.produce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterRulesTest {

    @ParameterizedTest
    @CsvSource({
        "orders-dlt, orders, true",
        "orders.DLT, orders, true",
        "orders_dlq, orders, true",
        "orders-dead-letters, orders, true",
        "orders-retry-dlt, orders, true",
        "orders-retry-2-dlt, orders, true",
        "orders, , false",
        "orders-retry, , false",
        "dlt, , false",
        "adult, , false",
    })
    void theNameTellsWhoseDeadLettersTheyAre(
            String topic, @Nullable String source, boolean isForDeadLetters) {
        assertThat(DeadLetterRules.sourceOf(topic)).isEqualTo(source);
        assertThat(DeadLetterRules.isForDeadLetters(topic)).isEqualTo(isForDeadLetters);
    }

    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "orders-dlt, orders",
        "orders-retry-0, orders",
        "orders-retry-0-dlt, orders",
        "payments, payments",
    })
    void aTopicAndItsRetriesAndDeadLettersAreAFamily(String topic, String family) {
        assertThat(DeadLetterRules.familyOf(topic)).isEqualTo(family);
    }

    @Test
    void aHeaderTellsMoreThanTheName_andTheFirstOfSeveralIsTheOrigin() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("kafka_dlt-original-topic", "first".getBytes(UTF_8));
        headers.add("kafka_dlt-original-topic", "second".getBytes(UTF_8));
        headers.add("kafka_dlt-original-partition", ByteBuffer.allocate(4).putInt(5).array());
        assertThat(DeadLetterRules.originOf("orders-dlt", headers)).isEqualTo("first");
        assertThat(DeadLetterRules.partitionOf(headers)).isEqualTo(5);
        assertThat(DeadLetterRules.originOf("orders-dlt", new RecordHeaders())).isEqualTo("orders");
        assertThat(DeadLetterRules.originOf("rejected", new RecordHeaders())).isNull();
        assertThat(
                        DeadLetterRules.originOf(
                                "rejected",
                                new RecordHeaders()
                                        .add("__connect.errors.topic", "sink".getBytes(UTF_8))))
                .isEqualTo("sink");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka_dlt-exception-message, true",
        "kafka_original-offset, true",
        "dead-letter-reason, true",
        "redriven-from, true",
        "__connect.errors.stage, true",
        "traceparent, false",
        "__TypeId__, false",
        "kafka, false",
    })
    void whatWasAddedOnTheWayIsKnownByItsName(String header, boolean added) {
        assertThat(DeadLetterRules.isAdded(header)).isEqualTo(added);
    }
}
