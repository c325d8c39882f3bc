package io.streamplatform.dashboard.masking;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.masking.MaskingProperties.Action;
import io.streamplatform.dashboard.masking.MaskingProperties.Rule;
import io.streamplatform.dashboard.registry.RecordSchemas;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordMaskingTest {

    private static final String HASH_KEY = "a secret of the test, long enough";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "card            | {\"card\":\"4111\",\"a\":1}            |"
                        + " {\"card\":\"•••\",\"a\":1}",
                "payment.card    | {\"payment\":{\"card\":4111,\"b\":2}}  |"
                        + " {\"payment\":{\"card\":\"•••\",\"b\":2}}",
                "payment.card    | {\"card\":1,\"payment\":[{\"card\":1},{\"card\":2}]} |"
                        + " {\"card\":1,\"payment\":[{\"card\":\"•••\"},{\"card\":\"•••\"}]}",
                "payment         | {\"payment\":{\"card\":4111},\"x\":[]}  |"
                        + " {\"payment\":\"•••\",\"x\":[]}",
                "payment.*       | {\"payment\":{\"a\":1,\"b\":{\"c\":2}}}   |"
                        + " {\"payment\":{\"a\":\"•••\",\"b\":\"•••\"}}",
                "**.card         | {\"a\":{\"b\":[{\"card\":1}]},\"card\":2} |"
                        + " {\"a\":{\"b\":[{\"card\":\"•••\"}]},\"card\":\"•••\"}",
                "*               | {\"a\":1,\"b\":{\"c\":2}}               |"
                        + " {\"a\":\"•••\",\"b\":\"•••\"}",
                "card            | {\"\\u0063ard\":\"4111\"}            | {\"card\":\"•••\"}",
                "card            | {\"card\":1,\"card\":2}               |"
                        + " {\"card\":\"•••\",\"card\":\"•••\"}",
                "card            | [{\"card\":1},[{\"card\":2}],3]       |"
                        + " [{\"card\":\"•••\"},[{\"card\":\"•••\"}],3]",
                "a\\.b           | {\"a.b\":1,\"a\":{\"b\":2}}             |"
                        + " {\"a.b\":\"•••\",\"a\":{\"b\":2}}",
                "none            |"
                        + " {\"n\":9007199254740993,\"d\":1.10,\"e\":1E400,\"t\":true,\"u\":null} |"
                        + " {\"n\":9007199254740993,\"d\":1.10,\"e\":1E400,\"t\":true,\"u\":null}",
                "a.b             | {\"a\":{\"x\":{\"b\":1}},\"b\":2,\"c\":{\"a\":{\"b\":3}}} |"
                        + " {\"a\":{\"x\":{\"b\":1}},\"b\":2,\"c\":{\"a\":{\"b\":3}}}",
                "a.b             | {\"z\":[{\"q\":1}],\"a\":{\"b\":1},\"b\":1} |"
                        + " {\"z\":[{\"q\":1}],\"a\":{\"b\":\"•••\"},\"b\":1}",
            })
    void fieldsAreMaskedAndTheRestIsLeftExact(String path, String value, String shown) {
        assertThat(text(masked(fields(path), value.strip()).value())).isEqualTo(shown.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain 4111",
                "\"4111\"",
                "4111",
                "{\"card\":\"4111\"",
                "{\"card\":\"4111\"} {\"card\":\"4111\"}",
                "{\"a\":1}4111",
                "<card>4111</card>",
            })
    void whatIsNoJsonObjectIsMaskedWhole(String value) {
        assertThat(text(masked(fields("card"), value).value())).isEqualTo("•••");
    }

    @Test
    void bytesOfAnyOtherKindAreMaskedWhole() {
        byte[] avro = {0, 0, 0, 0, 7, '4', '1', '1', '1'};
        assertThat(text(masked(fields("card"), null, avro).value())).isEqualTo("•••");
        byte[] wide = "{\"card\":\"4111\"}".getBytes(UTF_16);
        assertThat(text(masked(fields("card"), null, wide).value())).doesNotContain("4111");
    }

    @Test
    void aTombstoneStaysOne_andAMaskedValueIsNone() {
        assertThat(masked(fields("card"), null, null).value()).isNull();
        Rule removes = rule(List.of(), List.of(), false, true, Action.REMOVE, List.of());
        assertThat(masked(removes, "4111").value()).isEmpty();
    }

    @Test
    void equalValuesHashAlike_andOnlyWithTheSameKey() {
        Rule rule = rule(List.of("card"), List.of(), true, false, Action.HASH, List.of());
        ConsumerRecord<byte[], byte[]> first = masked(rule, "{\"card\":\"4111\"}");
        ConsumerRecord<byte[], byte[]> second = masked(rule, "{\"x\":1,\"card\":\"4111\"}");
        String hash = text(first.value()).replaceAll(".*\"(#[0-9a-f]{16})\".*", "$1");
        assertThat(hash).matches("#[0-9a-f]{16}");
        assertThat(text(second.value())).contains(hash);
        assertThat(text(first.key())).matches("#[0-9a-f]{16}");
        RecordMasking other =
                new RecordMasking(
                        new MaskingProperties(List.of(rule), "another secret, as long"),
                        RecordSchemas.ofNoRegistry());
        assertThat(text(other.mask(record("orders", "k", "{\"card\":\"4111\"}")).value()))
                .doesNotContain(hash);
    }

    @Test
    void fieldsAndHeadersCanBeTakenOut() {
        Rule rule =
                rule(
                        List.of("card"),
                        List.of("Authorization", "x-*"),
                        true,
                        false,
                        Action.REMOVE,
                        List.of());
        ConsumerRecord<byte[], byte[]> shown = masked(rule, "{\"card\":\"4111\",\"a\":1}");
        assertThat(text(shown.value())).isEqualTo("{\"a\":1}");
        assertThat(shown.key()).isNull();
        assertThat(shown.headers())
                .extracting(header -> header.key())
                .as("of authorization, x-trace, other and kafka_dlt-exception-message")
                .containsExactly("other");
        assertThat(shown.serializedValueSize()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"card\":\"4111\"",
                "{\"card\":4111}}",
                "  {card:4111}",
                "[{card:4111",
                "\ufeff{\"card\":4111",
                "\0\0\0\0\1{\"card\":4111}",
                "{\"a\":1}{\"card\":4111}",
            })
    void aKeyOfBrokenJsonIsMaskedWhole(String key) {
        assertThat(text(masked(fields("card"), key, null).key())).isEqualTo("•••");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4111", "a-{4111}", "\0\0\0\0\0\0\0{", "\"4111\"", "[4111]", "a[1]"})
    void aKeyWithoutFieldsIsLeftAsItIs(String key) {
        assertThat(text(masked(fields("card"), key, null).key())).isEqualTo(key);
    }

    @Test
    void rulesHoldForTheTopicsThatTheyName_andForTheirDeadLetters() {
        RecordMasking masking = masking(fields("card"));
        assertThat(masking.appliesTo("orders")).isTrue();
        assertThat(masking.appliesTo("orders-dlt")).isTrue();
        assertThat(masking.appliesTo("orders.DLT")).isTrue();
        assertThat(masking.appliesTo("orders-2")).isFalse();
        assertThat(masking.appliesTo("xorders")).isFalse();
        ConsumerRecord<byte[], byte[]> other = record("other", "k", "{\"card\":1}");
        assertThat(masking.mask(other)).isSameAs(other);
    }

    @Test
    void aRoleThatMaySeeItSeesIt_andNobodyElse() {
        Rule rule =
                rule(List.of("card"), List.of(), false, false, Action.REPLACE, List.of(Role.ADMIN));
        RecordMasking masking = masking(rule);
        ConsumerRecord<byte[], byte[]> record = record("orders", "k", "{\"card\":4111}");
        assertThat(text(masking.seenBy(viewer(Role.ADMIN), "orders").apply(record).value()))
                .contains("4111");
        assertThat(text(masking.seenBy(viewer(Role.EDITOR), "orders").apply(record).value()))
                .doesNotContain("4111");
        assertThat(text(masking.seenBy(viewer(null), "orders").apply(record).value()))
                .doesNotContain("4111");
        assertThat(text(masking.mask(record).value())).doesNotContain("4111");
    }

    @Test
    void recordsAreNotCopiedToWhereMoreWouldBeSeenOfThem() {
        Rule rule =
                rule(List.of("card"), List.of(), false, false, Action.REPLACE, List.of(Role.ADMIN));
        RecordMasking masking = masking(rule);
        assertThat(masking.mayCopy(viewer(Role.EDITOR), "orders-dlt", "orders")).isTrue();
        assertThat(masking.mayCopy(viewer(Role.EDITOR), "orders", "elsewhere")).isFalse();
        assertThat(masking.mayCopy(viewer(Role.EDITOR), "elsewhere", "orders")).isTrue();
        assertThat(masking.mayCopy(viewer(Role.ADMIN), "orders", "elsewhere")).isTrue();
    }

    private static Viewer viewer(@Nullable Role role) {
        return new Viewer("somebody", role, role, "127.0.0.1");
    }

    private static Rule fields(String path) {
        return rule(List.of(path), List.of(), false, false, Action.REPLACE, List.of());
    }

    private static Rule rule(
            List<String> fields,
            List<String> headers,
            boolean key,
            boolean value,
            Action action,
            List<Role> visibleTo) {
        return new Rule(List.of("orders"), fields, headers, key, value, action, "•••", visibleTo);
    }

    private static RecordMasking masking(Rule rule) {
        return new RecordMasking(
                new MaskingProperties(List.of(rule), HASH_KEY), RecordSchemas.ofNoRegistry());
    }

    private static ConsumerRecord<byte[], byte[]> masked(Rule rule, String value) {
        return masked(rule, "4111", value.getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> masked(
            Rule rule, @Nullable String key, byte @Nullable [] value) {
        return masking(rule).mask(record("orders", key, value));
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return record(topic, key, value.getBytes(UTF_8));
    }

    private static ConsumerRecord<byte[], byte[]> record(
            String topic, @Nullable String key, byte @Nullable [] value) {
        RecordHeaders headers = new RecordHeaders();
        for (String name :
                List.of("authorization", "x-trace", "other", "kafka_dlt-exception-message")) {
            headers.add(name, "4111".getBytes(UTF_8));
        }
        byte[] keyBytes = key == null ? null : key.getBytes(UTF_8);
        return new ConsumerRecord<>(
                topic,
                0,
                1,
                2,
                TimestampType.CREATE_TIME,
                keyBytes == null ? -1 : keyBytes.length,
                value == null ? -1 : value.length,
                keyBytes,
                value,
                headers,
                Optional.empty());
    }

    private static String text(byte @Nullable [] bytes) {
        return new String(Objects.requireNonNull(bytes), UTF_8);
    }
}
