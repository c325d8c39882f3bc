package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Writing, re-sending and redriving records, and following a key, in a browser. */
@BrowserTest
class ProduceBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("typed");

    @Test
    void aRecordIsWritten_itsPlaceIsTold_andWhatIsWrongIsSaidBesideItsField(
            Page page, KafkaProbe kafka) {
        open(kafka, topic);
        page.navigate(at("/topics/" + topic + "/produce"));
        page.locator("#key").fill("a key");
        page.locator("#value").fill("{\"id\": 9007199254740993, }");
        page.locator("#send").click();
        assertThat(page.locator("#value-problem")).containsText("no JSON: line 1");
        assertThat(page.locator("#value")).hasAttribute("aria-invalid", "true");

        page.locator("#value").fill("{\"id\": 9007199254740993, \"b\": [1]}");
        page.locator("#one-line").click();
        page.locator("#add-header").click();
        page.locator(".header-name").fill("h");
        page.locator(".header-value").fill("00ff");
        page.locator(".header-format").selectOption("hex");
        page.locator("#compression").selectOption("zstd");
        page.locator("#send").click();

        Locator row = page.locator("#sent tr").first();
        assertThat(row).containsText("acknowledged");
        assertThat(row.locator("td").nth(1)).hasText("a key");
        List<ConsumerRecord<byte[], byte[]>> log = kafka.readAll(topic);
        assertThat(log).hasSize(1);
        assertThat(log.getFirst().value())
                .asString(UTF_8)
                .isEqualTo("{\"id\":9007199254740993,\"b\":[1]}");
        assertThat(log.getFirst().headers().lastHeader("h").value())
                .isEqualTo(new byte[] {0, (byte) 0xff});
        row.locator("button").click();
        assertThat(page.locator("#record-title")).containsText(topic);
    }

    @Test
    void theFormIsFilledFromARecentRecord_andARunShowsItsProgress(Page page, KafkaProbe kafka) {
        open(kafka, topic);
        kafka.send(topic, HOSTILE, "{\"type\":\"%s\"}".formatted(HOSTILE));
        page.navigate(at("/topics/" + topic + "/produce"));
        assertThat(page.locator("#templates option")).hasCount(2);
        page.locator("#templates").selectOption("0");
        assertThat(page.locator("#key")).hasValue(HOSTILE);
        assertThat(page.locator("img[src=x]")).hasCount(0);

        page.locator("#many").click();
        assertThat(page).hasURL(Pattern.compile(".*many=1.*"));
        page.locator("#value").fill("{\"n\": {{n}}, \"id\": \"{{uid}}\"}");
        page.locator("#count").fill("40");
        page.locator("#rate").fill("100");
        page.locator("#send").click();
        assertThat(page.locator("#value-problem")).containsText("no such placeholder");
        page.locator("#value").fill("{\"n\": {{n}}, \"id\": \"{{uuid}}\"}");
        page.locator("#preview").click();
        assertThat(page.locator("#previewed li")).hasCount(3);
        page.locator("#send").click();

        assertThat(page.locator("#run-state")).hasText("done");
        assertThat(page.locator("#run [data-f=acknowledged]")).hasText("40");
        assertThat(page.locator("#run [data-f=p99]")).containsText("ms");
        assertThat(kafka.readAll(topic)).hasSize(41);
        page.reload();
        assertThat(page.locator("#run [data-f=sent]")).hasText("40 of 40");
    }

    @Test
    void aRecordIsReSentFromItsDrawer(Page page, KafkaProbe kafka) {
        open(kafka, topic);
        String target = topic + "-target";
        open(kafka, target);
        kafka.send(topic, "k", new byte[] {0, (byte) 0xff});
        page.navigate(at("/topics/" + topic + "/produce?record=" + topic + ":0:0"));
        page.locator("#record-resend").click();
        page.locator("#resend-to").fill("no-such-topic-anywhere");
        page.locator("#resend button[type=submit]").click();
        assertThat(page.locator("#resend .problem")).isVisible();
        page.locator("#resend-to").fill(target);
        page.locator("#resend button[type=submit]").click();
        assertThat(page.locator("#resend .resent")).containsText("1 acknowledged, to " + target);
        assertThat(kafka.readAll(target).getFirst().value()).isEqualTo(new byte[] {0, (byte) 0xff});
    }

    @Test
    void deadLettersAreRedriven_afterAPreview(Page page, KafkaProbe kafka) {
        String letters = topic + "-dlt";
        open(kafka, topic);
        open(kafka, letters);
        kafka.send(letters, "k1", "one");
        kafka.send(letters, "k2", "two");
        page.navigate(at("/topics/" + letters + "/produce"));
        page.locator("[data-redrive]").click();
        assertThat(page.locator(".redrive-plan")).containsText("2 dead letters would go back");
        assertThat(page.locator(".redrive-plan")).containsText(topic);
        assertThat(kafka.readAll(topic)).isEmpty();
        page.locator(".danger-dialog button[type=submit]").click();
        assertThat(page.locator(".redrive-end")).containsText("Done: 2 redriven");
        assertThat(kafka.readValues(topic)).containsExactlyInAnyOrder("one", "two");

        page.locator(".danger-dialog button[type=submit]").click();
        page.locator("[data-redrive]").click();
        assertThat(page.locator(".redrive-plan")).containsText("2 dead letters went back before");
    }

    @Test
    void aSelectionIsReSent_andASelectionOfDeadLettersIsRedriven(Page page, KafkaProbe kafka) {
        String letters = topic + "-dlt";
        open(kafka, topic);
        open(kafka, letters);
        for (String value : List.of("one", "two", "three")) {
            kafka.send(letters, "k", value);
        }
        RecordsWindow window = RecordsWindow.open(page, port, letters, "");
        window.row("one").locator(".pick input").click();
        window.row("three").locator(".pick input").click();
        window.at("#picked-redrive").click();
        assertThat(page.locator(".redrive-plan")).containsText("2 dead letters would go back");
        page.locator(".danger-dialog button[type=submit]").click();
        assertThat(page.locator(".redrive-end")).containsText("Done: 2 redriven");
        assertThat(kafka.readValues(topic)).containsExactly("one", "three");
        page.locator(".danger-dialog button[type=submit]").click();

        String target = topic + "-target";
        open(kafka, target);
        window.row("three").locator(".pick input").click();
        window.row("two").locator(".pick input").click();
        window.at("#picked-resend").click();
        page.locator("#resend-to").fill(target);
        page.locator("#resend button[type=submit]").click();
        assertThat(page.locator("#resend .resent")).containsText("2 acknowledged, to " + target);
        assertThat(kafka.readValues(target)).containsExactly("one", "two");
    }

    @Test
    void aTraceIdIsFollowed_andWhatIsTooMuchIsToldAsCut(Page page, KafkaProbe kafka) {
        open(kafka, topic);
        String trace = KafkaProbe.uniqueName("trace");
        kafka.send(topic, "a", "{\"traceId\":\"" + trace + "\"}");
        kafka.send(topic, "b", "{}");
        page.navigate(at("/follow"));
        page.locator("#by-trace").click();
        assertThat(page.locator("#everywhere-box")).isHidden();
        page.locator("#wanted").fill(trace);
        page.locator("#topics").fill(topic);
        page.locator("#go").click();
        assertThat(page.locator("#said")).hasText("1 record found in 1 topic.");
        assertThat(page).hasURL(Pattern.compile(".*trace=trace-.*"));
        page.reload();
        assertThat(page.locator("#by-trace")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator(".steps .step")).hasCount(1);

        String value = "{\"traceId\":\"" + trace + "\"}";
        kafka.sendAll(
                IntStream.range(0, 600)
                        .mapToObj(i ->
                                new ProducerRecord<byte[], byte[]>(topic, value.getBytes(UTF_8)))
                        .toList());
        page.locator("#go").click();
        assertThat(page.locator("#said"))
                .hasText(
                        "500 records found, but more than 500 records carry it; shown are those"
                                + " that were read first.");
        assertThat(page.locator(".steps .step")).hasCount(500);
    }

    @Test
    void followingIsStopped_andWhatWasFoundStays(Page page, KafkaProbe kafka) {
        open(kafka, topic);
        String trace = KafkaProbe.uniqueName("trace");
        byte[] large = (trace + "x".repeat(60_000)).getBytes(UTF_8);
        kafka.sendAll(
                IntStream.range(0, 300)
                        .mapToObj(i -> new ProducerRecord<byte[], byte[]>(topic, large))
                        .toList());
        page.navigate(at("/follow"));
        page.locator("#by-trace").click();
        page.locator("#wanted").fill(trace);
        page.locator("#topics").fill(topic);
        SlowNetwork network = new SlowNetwork(page, 400_000);
        page.locator("#go").click();
        assertThat(page.locator(".steps .step").first()).isVisible();
        page.locator("#cancel").click();
        assertThat(page.locator("#said"))
                .hasText(Pattern.compile("Stopped\\. \\d+ records? found so far\\."));
        assertThat(page.locator("#cancel")).isHidden();
        network.end();
        page.locator("#go").click();
        assertThat(page.locator("#said")).hasText("300 records found in 1 topic.");
    }

    @Test
    void aKeyIsFollowed_eachStepOpensItsRecord_andTheAddressSaysItAll(Page page, KafkaProbe kafka) {
        String letters = topic + "-dlt";
        open(kafka, topic);
        open(kafka, letters);
        String key = KafkaProbe.uniqueName("followed") + HOSTILE;
        var first = kafka.send(topic, key, "{\"v\":\"%s\"}".formatted(HOSTILE));
        kafka.send(
                new ProducerRecord<>(
                        letters,
                        null,
                        key.getBytes(UTF_8),
                        "dead".getBytes(UTF_8),
                        new RecordHeaders()
                                .add(
                                        "redriven-from",
                                        "%s-%d@%d"
                                                .formatted(topic, first.partition(), first.offset())
                                                .getBytes(UTF_8))));
        page.navigate(at("/follow"));
        page.locator("#wanted").fill(key);
        page.locator("#topics").fill(topic + ", " + letters);
        page.locator("#go").click();

        assertThat(page.locator("#said")).hasText("2 records found in 2 topics.");
        assertThat(page.locator(".step-node")).hasCount(2);
        assertThat(page.locator(".path-line.made")).hasCount(1);
        assertThat(page.locator(".steps .step").last()).containsText("dead letter");
        assertThat(page.locator("img[src=x]")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile(".*key=followed.*topics=.*"));
        page.reload();
        assertThat(page.locator(".step-node")).hasCount(2);
        page.locator(".step-node").first().click();
        assertThat(page.locator("#record-title")).containsText(topic);
        page.keyboard().press("Escape");

        page.setViewportSize(375, 800);
        assertThat(page.locator("#path")).isHidden();
        assertThat(page.locator(".steps .step")).hasCount(2);
        page.locator("#wanted").fill("nobody-has-this-key");
        page.locator("#go").click();
        assertThat(page.locator("#said")).containsText("No record carries it");
    }

    private void open(KafkaProbe kafka, String name) {
        kafka.createTopic(name, 1);
        Site site = new Site(port);
        await(name + " in the snapshot")
                .atMost(PATIENCE)
                .until(() -> site.get("/api/topics/" + name).status() == 200);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
