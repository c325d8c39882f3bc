package io.streamplatform.dashboard.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectOfTopicTest {

    @ParameterizedTest
    @CsvSource({
        "orders-value, orders, false",
        "orders-key, orders, true",
        "orders-value-protobuf, orders, false",
        "orders-value-json-schema, orders, false",
        "orders-value-value, orders-value, false",
        "orders-key-value, orders-key, false",
    })
    void isToldByItsName(String subject, String topic, boolean isKey) {
        assertThat(SubjectOfTopic.in(subject)).isEqualTo(new SubjectOfTopic(topic, isKey));
    }

    @ParameterizedTest
    @CsvSource({"org.example.Order", "orders", "-value", "orders-values", "orders-value-eu"})
    void isNotToldByOthers(String subject) {
        assertThat(SubjectOfTopic.in(subject)).isNull();
    }
}
