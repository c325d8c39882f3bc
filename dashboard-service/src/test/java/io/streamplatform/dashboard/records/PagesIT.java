package io.streamplatform.dashboard.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
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

    private List<String> walk(String address) {
        List<String> seen = new ArrayList<>();
        JsonNode page = site.json(address);
        while (true) {
            page.path("records").forEach(each -> seen.add(each.path("value").asString()));
            if (page.path("next").isNull()) {
                return seen;
            }
            page = site.json(address + "&cursor=" + page.path("next").asString());
            assertThat(seen).as("pages that end").hasSizeLessThanOrEqualTo(3 * EACH);
        }
    }
}
