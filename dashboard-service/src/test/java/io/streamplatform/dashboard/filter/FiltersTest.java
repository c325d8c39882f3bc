package io.streamplatform.dashboard.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamplatform.dashboard.registry.RecordSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    private static final String VALUE =
            """
            {"id":9223372036854775807,"big":18446744073709551615,"huge":1e400,"type":"PURCHASE",
             "price":5.5,"count":3,"nothing":null,"yes":true,"user":{"id":"u-1","a b":7},
             "items":[{"sku":"x","n":1},{"sku":"y","n":20}],"text":"grün 😀 \\"quoted\\""}\
            """;

    private final Filters filters = new Filters(RecordSchemas.ofNoRegistry());

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value.type == 'PURCHASE' | MATCH",
                "value.type != 'PURCHASE' | NO",
                "value.type == 'purchase' | NO",
                "value.type == 'PURCHASE' && value.price > 5.0 | MATCH",
                "value.type == 'PURCHASE' && value.price > 5 | MATCH",
                "value.count >= 2.5 && value.count <= 3 | MATCH",
                "`value.price < 5 || value.count < 3` | NO",
                "value.id == 9223372036854775807 | MATCH",
                "value.id == 9223372036854775806 | NO",
                "value.id > 9223372036854775806 | MATCH",
                "value.big == 18446744073709551615u | MATCH",
                "value.big > 9223372036854775807 | MATCH",
                "value.nothing == null | MATCH",
                "value.type == null | NO",
                "value.type == 3 | NO",
                "value.type != 3 | MATCH",
                "value.type > 3 | ERROR",
                "value.yes | MATCH",
                "!value.yes | NO",
                "value.user.id == 'u-1' | MATCH",
                "value['user']['a b'] == 7 | MATCH",
                "value.user.id.startsWith('u') && value.user.id.endsWith('1') | MATCH",
                "value.text.contains('ün 😀 \"q') | MATCH",
                "value.user.id.matches('^u-[0-9]+$') | MATCH",
                "value.items[1].n == 20 | MATCH",
                "value.items[7].n == 20 | ERROR",
                "value.items.exists(i, i.n > 10) | MATCH",
                "value.items.all(i, i.n > 10) | NO",
                "value.items.size() == 2 && size(value.type) == 8 | MATCH",
                "value.type in ['PURCHASE', 'VIEW'] | MATCH",
                "value.type in ['VIEW'] | NO",
                "has(value.user) && has(value.user.id) | MATCH",
                "has(value.nobody) | NO",
                "has(value.nobody.id) | ERROR",
                "value.nobody == 1 | ERROR",
                "`value.nobody == 1 || value.count == 3` | MATCH",
                "value.nobody == 1 && value.count == 4 | NO",
                "value.nobody == 1 && value.count == 3 | ERROR",
                "value.type.id == 'x' | ERROR",
                "key == 'k-1' && key.startsWith('k') | MATCH",
                "headers['trace'][1] == 'b' | MATCH",
                "'trace' in headers | MATCH",
                "headers['none'][0] == 'b' | ERROR",
                "partition == 2 && offset == 7 && topic == 't' | MATCH",
                "timestamp == timestamp('2026-01-31T12:00:00Z') | MATCH",
                "timestamp > timestamp('2026-01-31T12:00:00.001Z') | NO",
                "timestamp.getHours() == 12 | MATCH",
                "size > 10 && !tombstone | MATCH",
                "value.price * 2.0 == 11.0 | MATCH",
                "value == 'x' | NO",
            })
    void cases(String expression, String expected) {
        RecordFilter filter = filters.of(expression);
        ConsumerRecord<byte[], byte[]> record = record(VALUE);

        FilterErrors errors = new FilterErrors();
        boolean matches = filter.matches(record, errors);
        assertThat(matches ? "MATCH" : errors.count() > 0 ? "ERROR" : "NO").isEqualTo(expected);
        // Without the short cut: the interpreter alone, with the whole value read.
        FilterErrors slowErrors = new FilterErrors();
        Touched all = new Touched(Touched.Fields.ALL, Touched.Fields.ALL);
        boolean slow =
                filter.asked(
                        new RecordVariables(record, all, RecordSchemas.ofNoRegistry()), slowErrors);
        assertThat(slow).as("by the interpreter").isEqualTo(matches);
        assertThat(slowErrors.count()).as("errors by the interpreter").isEqualTo(errors.count());
    }

    @ParameterizedTest(name = "{0} is at {1}:{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "value.type = 'x' | 1 | 12",
                "valu.type == 1 | 1 | 1",
                "true &&\\n valu == 1 | 2 | 2",
                "offset == '3' | 1 | 8",
                "size(value) | 1 | 1",
                "value.x.foo() | 1 | 12",
                "(( | 1 | 3",
            })
    void whatIsNoFilterIsToldWithItsPlace(String expression, int line, int column) {
        Optional<FilterProblem> problem = filters.problemOf(expression.replace("\\n", "\n"));
        assertThat(problem).isPresent();
        assertThat(problem.get().line()).as(problem.get().message()).isEqualTo(line);
        assertThat(problem.get().column()).as(problem.get().message()).isEqualTo(column);
        assertThat(problem.get().message()).isNotBlank();
    }

    @Test
    void whatIsNoJsonIsText_andANullIsNull() {
        assertThat(matches("value == 'plain'", record("plain"))).isTrue();
        assertThat(matches("value.contains('{')", record("{broken"))).isTrue();
        assertThat(matches("tombstone && value == null", record(null))).isTrue();
        assertThat(matches("value[1] == 2", record("[1,2]"))).isTrue();
    }

    @Test
    void everyErrorIsCounted_andTheFirstIsTold() {
        RecordFilter filter = filters.of("value.nobody == 1");
        FilterErrors errors = new FilterErrors();
        for (int i = 0; i < 3; i++) {
            assertThat(filter.matches(record(VALUE), errors)).isFalse();
        }
        assertThat(errors.count()).isEqualTo(3);
        assertThat(errors.first()).contains("nobody", "partition 2", "offset 7");
    }

    @Test
    void loopsWithinLoopsEnd() {
        String numbers =
                IntStream.range(0, 2_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "{\"n\":[", "]}"));
        RecordFilter filter =
                filters.of("value.n.all(a, value.n.all(b, value.n.all(c, a + b + c >= 0)))");
        FilterErrors errors = new FilterErrors();
        long started = System.nanoTime();
        assertThat(filter.matches(record(numbers), errors)).isFalse();
        assertThat(errors.first()).contains("1000");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .as("8,000,000,000 steps would take minutes")
                .isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aRegularExpressionThatWouldSpinElsewhereEnds() {
        String value = "{\"t\":\"" + "a".repeat(50_000) + "b\"}";
        RecordFilter filter = filters.of("value.t.matches('^(a+)+$')");
        FilterErrors errors = new FilterErrors();
        assertThat(filter.matches(record(value), errors)).isFalse();
        assertThat(errors.count()).isZero();
    }

    /** What each makes, or prints of it, would be gigabytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "['%1$s']%2$s.size() == 0",
                "['%1$s']%2$s == []",
                "[bytes('%1$s')]%2$s.size() == 0",
                "[['%1$s']]%2$s.size() == 0",
                "['%1$s']%3$s == []",
                "dyn(['%1$s']%3$s) && true",
                "dyn(['%1$s']%3$s) ? true : false",
                "{1: 2}[dyn(['%1$s']%3$s)] == 2",
                "dyn(['%1$s']%3$s) in {1: 2}",
                "{['%1$s']%3$s[0]: 2} == {}",
                "['%1$s']%4$s == []",
            })
    void whatGrowsWithEachStepIsNotMade(String form) {
        String expression =
                form.formatted(
                        "a".repeat(100),
                        ".map(a, a + a + a + a + a + a + a + a)".repeat(9),
                        ".map(a, [a, a, a, a, a, a, a, a])".repeat(9),
                        ".map(a, {1: a, 2: a, 3: a, 4: a})".repeat(12));
        FilterErrors errors = new FilterErrors();
        assertThat(filters.of(expression).matches(record(VALUE), errors)).isFalse();
        assertThat(errors.first()).contains("4,000,000");
    }

    @Test
    void aLargeValueIsNotRepeated() {
        String large = "{\"t\":\"" + "a".repeat(3_000_000) + "\"}";
        String many = "[" + "value,".repeat(200) + "value]";
        FilterErrors errors = new FilterErrors();
        assertThat(filters.of("dyn(" + many + ") && true").matches(record(large), errors))
                .isFalse();
        assertThat(errors.first()).contains("4,000,000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "value.n.all(i, !value.t.matches('(a|b|c)+[0-9]{3,90}$'))",
                "value.n.all(i, !value.t.matches(value.p + string(i)))",
                "value.n.all(i, !value.t.contains(value.half))",
                "value.t.contains(value.half)",
                "value.n.all(i, value.t + 'x' != value.t)",
                "value.n.all(i, value.t == value.t && value.t < value.u)",
                "value.n.all(i, size(value.t) > i)",
                "value.n.all(i, !(value.t in value.list))",
                "value.n.all(i, value.list == value.list)",
            })
    void whatLooksAtALargeTextAgainAndAgainEnds(String expression) {
        String text = "a".repeat(1_500_000);
        String numbers =
                IntStream.range(0, 1_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",", "[", "]"));
        String value =
                "{\"n\":%s,\"t\":\"%s\",\"u\":\"%s\",\"half\":\"%s\",\"p\":\"%s\",\"list\":[\"%s\"]}"
                        .formatted(
                                numbers,
                                text,
                                text + "b",
                                "a".repeat(700_000) + "b",
                                "((a{9}|b{9}){9}){2}",
                                text + "c");
        FilterErrors errors = new FilterErrors();
        long started = System.nanoTime();
        assertThat(filters.of(expression).matches(record(value), errors)).isFalse();
        assertThat(errors.first()).containsAnyOf("200,000,000", "4,000,000");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .as("whatever the machine, not the minutes and hours that it would take")
                .isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void largeRecordsAreFilteredAsBefore() {
        String numbers =
                IntStream.range(0, 900)
                        .mapToObj(i -> "{\"id\":" + i + ",\"name\":\"" + "x".repeat(500) + "\"}")
                        .collect(Collectors.joining(",", "[", "]"));
        String text = "y".repeat(1_000_000) + "needle-42";
        ConsumerRecord<byte[], byte[]> record =
                record("{\"items\":%s,\"t\":\"%s\"}".formatted(numbers, text));
        assertThat(matches("value.items.exists(i, i.id == 899 && i.name != 'a')", record)).isTrue();
        assertThat(matches("value.items.map(i, i.id).size() == 900", record)).isTrue();
        assertThat(matches("value.items.filter(i, i.id > 800).size() == 99", record)).isTrue();
        assertThat(matches("value.t.matches('needle-[0-9]+$')", record)).isTrue();
        assertThat(matches("value.t.contains('needle') && size(value.t) > 9", record)).isTrue();
        assertThat(matches("value.t + '!' == value.t + '!'", record)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 1_000, 100_000})
    void deepAndLongExpressionsAreRefused(int depth) {
        String deep = "(".repeat(depth) + "true" + ")".repeat(depth);
        assertThatThrownBy(() -> filters.of(deep)).isInstanceOf(BadFilter.class);
        String wide = "true" + "&&true".repeat(depth * 10);
        assertThatThrownBy(() -> filters.of(wide)).isInstanceOf(BadFilter.class);
    }

    @Test
    void aDeepValueDoesNotOverflowTheStack() {
        String deep = "{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000);
        assertThat(matches("value.a.a.a == 1", record(deep))).isFalse();
        assertThat(matches("has(value.b)", record(deep))).isFalse();
    }

    private boolean matches(String expression, ConsumerRecord<byte[], byte[]> record) {
        return filters.of(expression).matches(record, new FilterErrors());
    }

    private static ConsumerRecord<byte[], byte[]> record(@Nullable String value) {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        RecordHeaders headers = new RecordHeaders();
        headers.add("trace", "a".getBytes(UTF_8));
        headers.add("trace", "b".getBytes(UTF_8));
        return new ConsumerRecord<>(
                "t",
                2,
                7,
                Instant.parse("2026-01-31T12:00:00Z").toEpochMilli(),
                TimestampType.CREATE_TIME,
                3,
                bytes == null ? -1 : bytes.length,
                "k-1".getBytes(UTF_8),
                bytes,
                headers,
                Optional.empty());
    }
}
