package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a person chooses above the records: which of them, of which time, and how they are read. */
@BrowserTest
class RecordsChoicesIT {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @LocalServerPort private int port;

    @Test
    void partitionsAreChosen_andAllAgain(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "parts", 3);
        for (int partition = 0; partition < 3; partition++) {
            kafka.send(record(topic, partition, NOON, "k", "of " + partition));
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(3);
        window.at("#partitions-menu summary").click();
        window.at("#partitions input[value='1']").uncheck();
        assertThat(window.rows()).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*partition=0%2C2.*"));
        assertThat(window.at("#partitions-shown")).hasText("2 of 3 partitions");
        page.reload();
        assertThat(window.rows()).hasCount(2);
        window.at("#partitions-menu summary").click();
        window.at("#partitions-menu button", "All").click();
        assertThat(window.rows()).hasCount(3);
        assertThat(window.at("#partitions-shown")).hasText("All 3 partitions");
    }

    @Test
    void keysAndValuesAreReadInTheFormatThatIsChosen(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "formats", 1);
        byte[] number = ByteBuffer.allocate(8).putLong(9_007_199_254_740_993L).array();
        kafka.send(new ProducerRecord<>(topic, 0, number, number));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).containsText("binary, 8 B");
        window.at("#formats-menu summary").click();
        window.at("#valueFormat").selectOption("long");
        assertThat(window.rows().locator(".value")).hasText("9007199254740993");
        window.at("#keyFormat").selectOption("hex");
        assertThat(window.rows().locator(".key")).containsText("01");
        assertThat(window.at("#formats-shown")).hasText("Formats: hex, long");
        assertThat(page).hasURL(Pattern.compile(".*valueFormat=long.*"));
        page.reload();
        assertThat(window.rows().locator(".value")).hasText("9007199254740993");
    }

    @Test
    void readingEndsWhereItIsToldTo(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "until", 1);
        for (int hour = 0; hour < 4; hour++) {
            kafka.send(record(topic, 0, NOON.plusSeconds(3600L * hour), "k", "hour " + hour));
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#until-menu summary").click();
        // 14:00 in UTC: the browser of the tests stands in India.
        window.at("#until").fill("2026-01-31T19:30");
        window.at("#until").dispatchEvent("change");
        assertThat(window.rows()).hasCount(2);
        assertThat(window.rows().first()).containsText("hour 0");
        assertThat(window.at("#until-shown")).hasText("Until 2026-01-31 19:30:00");
        page.reload();
        assertThat(window.rows()).hasCount(2);
        window.at("#from [data-from=newest]").click();
        assertThat(window.rows()).hasCount(4);
        assertThat(window.at("#until-shown")).hasText("No end");
    }

    @Test
    void headersAreSearchedFor_andAnExampleIsTakenAsAFilter(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "headers", 2);
        for (int i = 0; i < 4; i++) {
            kafka.send(
                    new ProducerRecord<>(
                            topic,
                            i % 2,
                            ("k" + i).getBytes(UTF_8),
                            "{}".getBytes(UTF_8),
                            List.of(new RecordHeader("tenant", ("t" + i / 2).getBytes(UTF_8)))));
        }
        kafka.send(topic, "deleted", (byte[]) null);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#header").fill("tenant=t1");
        window.at("#header").press("Enter");
        assertThat(window.rows()).hasCount(2);
        assertThat(window.row("k2")).isVisible();
        assertThat(window.truth()).containsText("listed as found, partition by partition");
        window.at("#header").fill("tenant");
        window.at("#header").press("Enter");
        assertThat(window.rows()).hasCount(4);
        window.at("#clear").click();
        assertThat(window.rows()).hasCount(5);

        window.at("#examples-menu summary").click();
        window.at("#examples button", "Deletions").click();
        assertThat(window.at("#filter")).hasValue("tombstone");
        assertThat(window.at("#filter")).isFocused();
        window.at("#filter").press("Enter");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.rows()).containsText("deleted");
    }

    @Test
    void recordsOfAbortedTransactionsAreReadWhenTheyAreAskedFor(
            Page page, TestBroker broker, KafkaProbe kafka) {
        String topic = topic(kafka, "isolated", 1);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "transactional.id",
                                topic),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(record(topic, 0, NOON, "a", "never valid"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(record(topic, 0, NOON, "a", "valid"));
            producer.commitTransaction();
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(1);
        window.at("#isolation").selectOption("uncommitted");
        assertThat(window.rows()).hasCount(2);
        assertThat(window.truth()).containsText("with uncommitted and aborted ones");
        assertThat(page).hasURL(Pattern.compile(".*isolation=uncommitted.*"));
        page.reload();
        assertThat(window.rows()).hasCount(2);
        window.row("never valid").locator(".open").click();
        assertThat(window.drawer()).containsText("never valid");
        page.keyboard().press("Escape");

        window.at("#text").fill("valid");
        window.at("#text").press("Enter");
        assertThat(window.truth()).containsText("2 matched");
        window.at("#isolation").selectOption("");
        assertThat(window.truth()).containsText("1 matched");
    }

    @Test
    void whatIsNewCountsFromWhereThePageWasReadTo_andIsAboutThatMuchWhereOffsetsHaveHoles(
            Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "arrived", 1);
        for (int i = 0; i < 3; i++) {
            kafka.send(topic, "k", "number " + i);
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(3);
        page.route(
                "**/api/messages/" + topic + "?*",
                route -> {
                    String whole = route.fetch().text().strip();
                    String told = ",\"ends\":{\"0\":1},\"holes\":true}";
                    route.fulfill(
                            new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(whole.substring(0, whole.length() - 1) + told));
                });
        window.at("#refresh").click();
        assertThat(window.at("#fresh")).hasText("~2 new");
        window.at("#from [data-from=oldest]").click();
        assertThat(window.at("#fresh")).hasText("");
    }

    @Test
    void twoRowsAreCompared_theEarlierFirst(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "compared", 1);
        kafka.send(topic, "a", "{\"state\":\"new\"}");
        kafka.send(topic, "b", "{}");
        kafka.send(topic, "c", "{\"state\":\"paid\"}");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.row("paid").locator(".pick input").click();
        assertThat(window.at("#picked-compare")).isHidden();
        window.row("new").locator(".pick input").click();
        window.at("#picked-compare").click();
        Locator diff = window.drawer().locator(".diff");
        assertThat(diff.locator("del")).hasText("− removed:   \"state\": \"new\"");
        assertThat(diff.locator("ins")).hasText("+ added:   \"state\": \"paid\"");
        assertThat(window.drawer().locator("#record-title")).hasText(topic + " · p0 · 2");
    }

    private static String topic(KafkaProbe kafka, String name, int partitions) {
        String topic = KafkaProbe.uniqueName(name);
        kafka.createTopic(topic, partitions);
        return topic;
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, int partition, Instant time, String key, String value) {
        return new ProducerRecord<>(
                topic, partition, time.toEpochMilli(), key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
