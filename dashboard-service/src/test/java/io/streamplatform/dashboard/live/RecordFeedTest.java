package io.streamplatform.dashboard.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecordFeedTest {

    private static final JsonMapper JSON = new JsonMapper();
    private final LiveCounters counters = new LiveCounters();

    @Test
    void whatWasSentAndWhatWasDroppedAddUpToWhatCame() {
        RecordFeed feed = feed(100, DataSize.ofMegabytes(1), DataSize.ofBytes(600));
        long came = 0;
        long shown = 0;
        long told = 0;
        int next = 0;
        for (int round = 0; round < 50; round++) {
            List<byte[]> records = new ArrayList<>();
            for (int i = 0; i < 37; i++) {
                records.add("{\"n\":%d}".formatted(next++).getBytes(UTF_8));
            }
            feed.offer(new RecordBatch("t", records, 3, 40));
            came += 40;
            if (round % 2 == 0) {
                JsonNode frame = JSON.readTree(feed.take());
                shown += frame.get("records").size();
                told = frame.get("dropped").asLong();
            }
        }
        while (feed.isReady()) {
            JsonNode frame = JSON.readTree(feed.take());
            shown += frame.get("records").size();
            told = frame.get("dropped").asLong();
        }
        assertThat(shown + told).isEqualTo(came);
        assertThat(told).isPositive();
        assertThat(counters.sent()).isEqualTo(shown);
        assertThat(counters.dropped()).isEqualTo(told);
    }

    @Test
    void theNewestAreKept() {
        RecordFeed feed = feed(2, DataSize.ofMegabytes(1), DataSize.ofKilobytes(64));
        feed.offer(batch("1", "2", "3"));
        JsonNode frame = JSON.readTree(feed.take());
        assertThat(frame.get("records").toString()).isEqualTo("[2,3]");
        assertThat(frame.get("dropped").asLong()).isEqualTo(1);
    }

    @Test
    void bytesAreBoundedToo() {
        RecordFeed feed = feed(1_000, DataSize.ofBytes(10), DataSize.ofKilobytes(64));
        feed.offer(batch("11111", "22222", "33333"));
        assertThat(JSON.readTree(feed.take()).get("records").size()).isEqualTo(2);
    }

    @Test
    void dropsAloneAreToldToo() {
        RecordFeed feed = feed(10, DataSize.ofMegabytes(1), DataSize.ofKilobytes(64));
        feed.offer(new RecordBatch("t", List.of(), 12, 100));
        assertThat(feed.isReady()).isTrue();
        assertThat(JSON.readTree(feed.take()).get("dropped").asLong()).isEqualTo(12);
        assertThat(feed.isReady()).isFalse();
    }

    private static RecordBatch batch(String... records) {
        List<byte[]> bytes = new ArrayList<>();
        for (String record : records) {
            bytes.add(record.getBytes(UTF_8));
        }
        return new RecordBatch("t", bytes, 0, 1);
    }

    private RecordFeed feed(int waiting, DataSize bytes, DataSize frame) {
        LiveProperties properties =
                new LiveProperties(
                        Duration.ofMillis(16),
                        500,
                        2_000,
                        waiting,
                        bytes,
                        frame,
                        DataSize.ofKilobytes(16),
                        10,
                        10,
                        50_000,
                        Duration.ofSeconds(15));
        return new RecordFeed("s", "/topic/records/t", "t", properties, counters);
    }
}
