package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.dashboard.Transactions;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever turns pages sees every record once, whatever lies in which partition. */
@DashboardTest
class PagesIT {

    private static final int EACH = 6_000;
    private static final long HOURS_AGO = Instant.now().minusSeconds(20_000).toEpochMilli();

    @LocalServerPort private int port;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @ParameterizedTest
    @CsvSource({"oldest, 100", "oldest, 499", "newest, 100"})
    void partitionsOfTimesThatDoNotMeetLoseNothingBetweenPages(
            String from, int limit, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("pages");
        kafka.createTopic(topic, 3);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 3 * EACH; i++) {
            // Partition after partition: while the first is read, the others come for nothing.
            records.add(
                    new ProducerRecord<>(
                            topic, i / EACH, HOURS_AGO + i, null, ("n" + i).getBytes(UTF_8)));
        }
        kafka.sendAll(records);

        List<String> seen = walk("/api/messages/%s?limit=%d&from=%s".formatted(topic, limit, from));

        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < 3 * EACH; i++) {
            wanted.add("n" + (from.equals("oldest") ? i : 3 * EACH - 1 - i));
        }
        assertThat(seen).isEqualTo(wanted);
    }

    @Test
    void aTopicThatWasCompactedIsReadBothWays_andItsHolesAreTold(KafkaProbe kafka)
            throws Exception {
        String topic = KafkaProbe.uniqueName("compacted");
        kafka.admin()
                .createTopics(
                        List.of(
                                new NewTopic(topic, 2, (short) 1)
                                        .configs(
                                                Map.of(
                                                        "cleanup.policy",
                                                        "compact",
                                                        "segment.ms",
                                                        "100",
                                                        "min.cleanable.dirty.ratio",
                                                        "0.01",
                                                        "max.compaction.lag.ms",
                                                        "1000"))))
                .all()
                .get(60, TimeUnit.SECONDS);
        int[] written = {0};
        // Segments are rolled by what is written after them, and only those that are get cleaned.
        await("the cleaner has been there")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
                    for (int i = 0; i < 200; i++) {
                        records.add(
                                new ProducerRecord<>(
                                        topic,
                                        i % 2,
                                        ("k" + i % 40).getBytes(UTF_8),
                                        ("v" + written[0]++).getBytes(UTF_8)));
                    }
                    kafka.sendAll(records);
                    return kafka.readAll(topic).size() < written[0] / 3;
                });
        JsonNode once = site.json("/api/messages/" + topic + "?limit=500");
        // Pages are compared with each other: the cleaner may take more away meanwhile.
        assertThat(once.path("holes").asBoolean()).isTrue();
        assertThat(once.path("ends").path("0").asLong()).isEqualTo(written[0] / 2);
        for (String from : List.of("oldest", "newest")) {
            List<String> seen = walk("/api/messages/%s?limit=7&from=%s".formatted(topic, from));
            List<String> left =
                    kafka.readAll(topic).stream()
                            .map(each -> new String(each.value(), UTF_8))
                            .toList();
            assertThat(seen).doesNotHaveDuplicates().containsAll(left);
        }
        // Through a hole to the next that there is, and back.
        List<Long> offsets =
                kafka.readAll(topic).stream()
                        .filter(each -> each.partition() == 0)
                        .map(ConsumerRecord::offset)
                        .toList();
        long last = offsets.getLast();
        String one = "/api/messages/" + topic + "/0/";
        assertThat(site.json(one + "0?nearest=next").path("offset").asLong()).isPositive();
        assertThat(site.get(one + "0?nearest=previous").status()).isEqualTo(404);
        assertThat(site.json(one + (last + 1_000) + "?nearest=previous").path("offset").asLong())
                .isEqualTo(last);
        assertThat(site.get(one + (last + 1) + "?nearest=next").status()).isEqualTo(404);
        assertThat(site.json(one + last + "?nearest=next").path("offset").asLong()).isEqualTo(last);
        assertThat(site.get(one + "0?nearest=any").json().path("field").asString())
                .isEqualTo("nearest");
    }

    @Test
    void oneRecordOfAnAbortedTransactionIsShownWhenAskedFor(TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("aborted");
        kafka.createTopic(topic, 1);
        kafka.send(topic, null, "first");
        Transactions.abort(
                broker.bootstrapServers(),
                new ProducerRecord<>(topic, 0, null, "aborted".getBytes(UTF_8)));
        kafka.send(topic, null, "last");

        String one = "/api/messages/" + topic + "/0/1";
        assertThat(site.get(one).status()).isEqualTo(404);
        assertThat(site.json(one + "?isolation=uncommitted").path("value").asString())
                .isEqualTo("aborted");
        assertThat(site.get(one + "/value").status()).isEqualTo(404);
        assertThat(site.get(one + "/value?isolation=uncommitted").status()).isEqualTo(200);
        assertThat(site.get(one + "?isolation=none").json().path("field").asString())
                .isEqualTo("isolation");
        assertThat(site.json(one + "?nearest=next").path("value").asString()).isEqualTo("last");
        assertThat(site.json(one + "?nearest=previous").path("value").asString())
                .isEqualTo("first");
        JsonNode page = site.json("/api/messages/" + topic);
        assertThat(page.path("holes").asBoolean()).isTrue();
        assertThat(page.path("ends").path("0").asLong()).isEqualTo(4);
    }

    @Test
    void whatHasNoHolesSaysSo_andTheCursorOfAThousandPartitionsFitsIntoARequest(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("whole");
        kafka.createTopic(topic, 2);
        for (int i = 0; i < 20; i++) {
            kafka.send(new ProducerRecord<>(topic, i % 2, null, ("n" + i).getBytes(UTF_8)));
        }
        for (String from : List.of("oldest", "newest")) {
            JsonNode page = site.json("/api/messages/%s?from=%s&limit=5".formatted(topic, from));
            assertThat(page.path("holes").asBoolean()).as(from).isFalse();
        }
        TreeMap<Integer, Long> positions = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            positions.put(i, i * 7_919_777L % 900_000_000);
        }
        String cursor = new Cursor(true, false, positions).text();
        assertThat(site.get("/api/messages/" + topic + "?cursor=" + cursor).status())
                .isEqualTo(200);
    }

    private List<String> walk(String address) {
        List<String> seen = new ArrayList<>();
        JsonNode page = site.json(address);
        while (true) {
            page.path("records").forEach(each -> seen.add(each.path("value").asString()));
            if (page.path("next").isNull()) {
                return seen;
            }
            page = site.json(address + "&cursor=" + page.path("next").asString());
            assertThat(seen).as("pages that end").hasSizeLessThanOrEqualTo(5 * EACH);
        }
    }
}
