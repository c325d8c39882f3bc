package io.streamplatform.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.contracts.GoldenSamples;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** 1,000 records that cannot be read among 10,000 that can. */
@WithPlatform
class PoisonStopsNobodyIT {
    private static final int GOOD = 10_000;
    private static final int POISONED = 1_000;
    private static final int BIG_ONE_AT = POISONED / 2;
    private static final String CASE = "case";

    @ParameterizedTest
    @EnumSource(Stream.class)
    void everyPoisonedRecordIsADeadLetterWithItsReason_andEveryGoodOneCounts(
            Stream stream, Platform platform) {
        platform.traffic(stream.producer).pause();
        Ledger before = Result.isExactlyWhatTheTopicHolds(platform, stream);
        Map<String, Poisoned> poisoned = new HashMap<>();
        platform.kafka().sendAll(records(stream, poisoned));

        Ledger after = Result.isExactlyWhatTheTopicHolds(platform, stream);

        assertThat(after.readable() - before.readable()).isEqualTo(GOOD);
        assertThat(after.unreadable() - before.unreadable()).isEqualTo(POISONED);
        List<ConsumerRecord<byte[], byte[]>> letters =
                platform.kafka().readAll(stream.deadLetterTopic()).stream()
                        .filter(letter -> poisoned.containsKey(KafkaProbe.header(letter, CASE)))
                        .toList();
        assertThat(letters).hasSize(POISONED);
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            Poisoned sent = poisoned.remove(KafkaProbe.header(letter, CASE));
            assertThat(sent).as("a dead letter that is not there twice").isNotNull();
            assertThat(letter.value()).as("it is kept as it came").isEqualTo(sent.value());
            assertThat(new String(letter.key(), UTF_8)).isEqualTo(sent.key());
            assertThat(KafkaProbe.header(letter, "dead-letter-reason"))
                    .as("reason of " + sent.poison())
                    .contains(sent.poison().reason);
            assertThat(KafkaProbe.header(letter, "kafka_dlt-original-topic"))
                    .isEqualTo(stream.topic);
        }
        assertThat(poisoned).as("poisoned records without a dead letter").isEmpty();
    }

    private record Poisoned(Poison poison, String key, byte[] value) {}

    private static List<ProducerRecord<byte[], byte[]>> records(
            Stream stream, Map<String, Poisoned> poisoned) {
        // The same noise in each run, so that what fails once fails again.
        Random random = new Random(42);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        int every = GOOD / POISONED;
        for (int i = 0; i < GOOD; i++) {
            ObjectNode good = good(stream, i);
            String key = "key-" + i % 100;
            if (i % every == 0) {
                Poison poison = poison(i / every);
                var sent = new Poisoned(poison, key, poison.of(good, random));
                String name = UUID.randomUUID().toString();
                poisoned.put(name, sent);
                var record = new ProducerRecord<>(stream.topic, key.getBytes(UTF_8), sent.value());
                var _ = record.headers().add(CASE, name.getBytes(UTF_8));
                records.add(record);
            }
            records.add(
                    new ProducerRecord<>(
                            stream.topic, key.getBytes(UTF_8), good.toString().getBytes(UTF_8)));
        }
        return records;
    }

    /** All kinds in turn, but of the largest only one. */
    private static Poison poison(int number) {
        return number == BIG_ONE_AT
                ? Poison.NOISE_OF_5_MB
                : Poison.values()[number % (Poison.values().length - 1)];
    }

    private static ObjectNode good(Stream stream, int number) {
        String sample =
                switch (stream) {
                    case EVENTS -> "user-events/page-view";
                    case LOGS -> "application-logs/info";
                    case METRICS -> "system-metrics/cpu";
                };
        ObjectNode good = (ObjectNode) Rest.JSON.readTree(GoldenSamples.bytes(sample));
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var _ = good.put("time", now.minusMillis(GOOD - number).toString());
        switch (stream) {
            case EVENTS -> {
                var _ = good.put("eventId", UUID.randomUUID().toString());
                var _ = good.put("userId", "poison-test-" + number % 100);
            }
            case LOGS -> {
                var _ = good.put("logId", UUID.randomUUID().toString());
            }
            case METRICS -> {
                var _ = good.put("host", "poison-test-" + number % 10);
            }
        }
        return good;
    }
}
