package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class RecordDrawerIT {

    @LocalServerPort private int port;

    @Test
    void jsonFoldsAndKeepsEveryDigit_headersRepeat_andBytesAreShown(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "shown");
        kafka.send(
                new ProducerRecord<>(
                        topic,
                        0,
                        "order-1".getBytes(UTF_8),
                        ("{\"id\":9223372036854775807,\"lines\":[{\"sku\":\"lamp\"}],"
                                        + "\"note\":\"Grüße\"}")
                                .getBytes(UTF_8),
                        List.of(
                                new RecordHeader("trace", "one".getBytes(UTF_8)),
                                new RecordHeader("trace", "two".getBytes(UTF_8)),
                                new RecordHeader("empty", null))));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.row("order-1").locator(".open").click();
        Locator drawer = window.drawer();
        assertThat(drawer.locator(".json")).containsText("9223372036854775807");
        assertThat(drawer.locator(".record-headers tr")).hasCount(3);
        assertThat(drawer.locator(".record-headers")).containsText("one");
        assertThat(drawer.locator(".record-headers")).containsText("two");
        press(drawer, "Unfold");
        assertThat(drawer.locator(".json")).containsText("lamp");
        press(drawer, "Fold");
        assertThat(drawer.locator(".json ul")).hasCount(0);

        press(drawer, "Hex");
        // r, ü and half of ß as UTF-8 writes them
        assertThat(drawer.locator(".hex")).containsText("72 c3 bc c3");
        assertThat(drawer.locator(".hex")).containsText("00000000  7b 22 69 64 22 3a 39 32");
        press(drawer, "Raw");
        assertThat(drawer.locator(".raw")).containsText("\"note\":\"Grüße\"");
    }

    @Test
    void hostileValuesAreShownAndFreezeNothing(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "hostile");
        String script = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";
        kafka.send(topic, "tombstone", (byte[]) null);
        kafka.send(topic, "binary", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        kafka.send(topic, "deep", "[".repeat(10_000) + "]".repeat(10_000));
        kafka.send(topic, "script", "{\"" + script.replace("\"", "") + "\":\"" + script + "\"}");
        kafka.send(topic, "large", ("{\"noise\":\"" + "x".repeat(10_000_000) + "\"}"));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(5);
        assertThat(window.row("tombstone (no value)")).isVisible();
        assertThat(window.row("binary, 5 B")).isVisible();
        Locator drawer = window.drawer();

        window.row("tombstone").locator(".open").click();
        assertThat(drawer).containsText("it deletes its key");
        page.keyboard().press("Escape");
        window.row("binary, 5 B").locator(".open").click();
        assertThat(drawer.locator(".raw")).containsText("00 01 02 ff fe");
        page.keyboard().press("Escape");

        window.row("deep").locator(".open").click();
        assertThat(drawer.locator(".json .fold").first()).isVisible();
        press(drawer, "Unfold");
        assertThat(drawer.locator(".json .fold").nth(20)).isVisible();
        page.keyboard().press("Escape");

        window.row("onerror").locator(".open").click();
        assertThat(drawer.locator(".json")).containsText("<script>");
        assertThat(page.locator("#record img, #record script, #records img")).hasCount(0);
        assertThat(page.title()).startsWith(topic);
        page.keyboard().press("Escape");

        window.row("large").locator(".open").click();
        assertThat(drawer).containsText("Shown is the first part of 9.5 MiB");
        assertThat(drawer.locator("a[download]").first())
                .hasAttribute("href", "/api/messages/" + topic + "/0/4/value");
        press(drawer, "Load all 9.5 MiB");
        assertThat(drawer).containsText("more of 10,000,012 characters");
        press(drawer, "Hex");
        assertThat(drawer.locator(".hex")).containsText("{\"noise\":\"xxxxx");
        assertThat(drawer).containsText("Show 4.0 KiB more");
    }

    @Test
    void aLargeBinaryValueIsReadInParts_andNeverWhole(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "bytes");
        byte[] value = new byte[10_000_000];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i * 31 + 128);
        }
        kafka.send(topic, "k", value);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "record=" + topic + ":0:0");
        Locator drawer = window.drawer();
        assertThat(drawer).containsText("Shown is the first part of 9.5 MiB");
        assertThat(drawer).containsText("shows every byte, part by part");
        assertThat(drawer.locator("button", text("Load all"))).hasCount(0);
        press(drawer, "Raw");
        assertThat(drawer.locator(".raw")).containsText("80 9f be dd");
        press(drawer, "Hex");
        assertThat(drawer.locator(".hex")).containsText("00000000  80 9f be dd");
        drawer.locator("button", text("more of 9.5 MiB")).click();
        assertThat(drawer.locator(".hex")).containsText("00001000  80 9f be dd");
    }

    @Test
    void aSearchForAKeyThatWasNotWholeSaysSo_andAMaskedKeyIsNotSearchedFor(
            Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "unknown");
        for (int i = 0; i < 3; i++) {
            kafka.send(topic, "a", "{\"n\":" + i + "}");
        }
        kafka.send(topic, "•••", "of one key");
        kafka.send(topic, "•••", "of another");
        page.route(
                "**/scan?*",
                route -> {
                    String all = route.fetch().text();
                    route.fulfill(
                            new Route.FulfillOptions().setBody(all.replace("\"END\"", "\"TIME\"")));
                });
        RecordsWindow window = RecordsWindow.open(page, port, topic, "record=" + topic + ":0:2");
        Locator drawer = window.drawer();
        press(drawer, "Previous of key");
        assertThat(drawer.locator("#record-said"))
                .containsText("Not known: the time limit of a search was reached");
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 2");
        page.unroute("**/scan?*");
        press(drawer, "Previous of key");
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 1");

        page.navigate(window.address("record=" + topic + ":0:4"));
        assertThat(drawer.locator(".facts")).containsText("records of other keys look the same");
        assertThat(drawer.locator("#record-key-previous")).isDisabled();
        drawer.locator("#record-newer").click();
        assertThat(drawer.locator("#record-said"))
                .hasText("There is no next record in partition 0 now.");
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 4");
    }

    @Test
    void whatWritesItAgainWritesTheVerySameBytes(Page page, KafkaProbe kafka) {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        String topic = topic(kafka, "again");
        byte[] bytes = {0, (byte) 0xff, 39};
        kafka.send(
                new ProducerRecord<>(
                        topic,
                        0,
                        bytes,
                        "00ff".getBytes(UTF_8),
                        List.of(new RecordHeader("raw", bytes), new RecordHeader("none", null))));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "record=" + topic + ":0:0");
        Locator drawer = window.drawer();
        assertThat(drawer.locator(".raw")).isVisible();
        String curl = copied(page, drawer, "curl that writes it again");
        String body = curl.substring(curl.indexOf("-d '") + 4, curl.length() - 1);
        Site.Answer written = new Site(port).postJson("/api/topics/" + topic + "/records", body);
        assertThat(written.status()).as(written.json().toString()).isEqualTo(201);
        ConsumerRecord<byte[], byte[]> again = kafka.readAll(topic).getLast();
        assertThat(again.offset()).isEqualTo(1);
        assertThat(again.key()).isEqualTo(bytes);
        assertThat(again.value()).asString(UTF_8).isEqualTo("00ff");
        assertThat(again.headers().lastHeader("raw").value()).isEqualTo(bytes);
        assertThat(again.headers().lastHeader("none").value()).isNull();
    }

    @Test
    void aKeysRecordsAreSteppedThrough_andWhatChangedIsMarkedByMoreThanColour(
            Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "history");
        kafka.send(topic, "a", "{\"state\":\"new\",\"total\":10,\"note\":null}");
        for (int i = 0; i < 30; i++) {
            kafka.send(topic, "other-" + i, "{}");
        }
        kafka.send(topic, "a", "{\"state\":\"paid\",\"total\":10,\"by\":\"card\"}");
        kafka.send(topic, "b", "{}");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "record=" + topic + ":0:31");
        Locator drawer = window.drawer();
        assertThat(drawer.locator(".json")).containsText("paid");

        press(drawer, "What changed");
        Locator diff = drawer.locator(".diff");
        assertThat(diff.locator("del").first()).hasText("− removed:   \"state\": \"new\",");
        assertThat(diff.locator("ins").first()).hasText("+ added:   \"state\": \"paid\",");
        assertThat(diff.locator("del")).hasCount(2);
        assertThat(diff.locator("ins")).hasCount(2);
        assertThat(drawer.locator(".diff-words")).hasText("2 lines removed, 2 lines added.");

        press(drawer, "Previous of key");
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 0");
        press(drawer, "Previous of key");
        assertThat(drawer.locator("#record-said")).containsText("There is no previous record");
        press(drawer, "Next of key");
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 31");
        drawer.locator("#record-newer").click();
        assertThat(drawer.locator("#record-title")).hasText(topic + " · p0 · 32");
        press(drawer, "Next of key");
        assertThat(drawer.locator("#record-said")).containsText("There is no next record");
    }

    @Test
    void aRecordIsCopiedInTheWordsOfOtherTools(Page page, KafkaProbe kafka) {
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        String topic = topic(kafka, "copied");
        kafka.send(topic, "it's", "{\"n\":9007199254740993,\"quote\":\"\\\"\"}");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "record=" + topic + ":0:0");
        Locator drawer = window.drawer();
        assertThat(drawer.locator(".json")).isVisible();

        assertThat(copied(page, drawer, "JSON"))
                .contains("\"n\": 9007199254740993", "\"key\": \"it's\"", "\"offset\": 0");
        assertThat(copied(page, drawer, "Value"))
                .isEqualTo("{\"n\":9007199254740993,\"quote\":\"\\\"\"}");
        assertThat(copied(page, drawer, "curl that reads it"))
                .isEqualTo(
                        "curl -s 'http://127.0.0.1:" + port + "/api/messages/" + topic + "/0/0'");
        assertThat(copied(page, drawer, "curl that writes it again"))
                .contains("\"key\":\"it'\\''s\"", "/api/topics/" + topic + "/records");
        assertThat(copied(page, drawer, "kcat that reads it"))
                .contains("-t '" + topic + "' -p 0 -o 0 -c 1");
        assertThat(copied(page, drawer, "Java that reads it"))
                .contains("consumer.seek(partition, 0L);");
        assertThat(copied(page, drawer, "Java that writes it again"))
                .contains("\"{\\\"n\\\":9007199254740993,\\\"quote\\\":\\\"\\\\\\\"\\\"}\"");
    }

    private static String copied(Page page, Locator drawer, String entry) {
        page.evaluate("() => navigator.clipboard.writeText('nothing yet')");
        drawer.locator("#record-more summary").click();
        drawer.locator("#record-copies button")
                .filter(
                        new Locator.FilterOptions()
                                .setHasText(java.util.regex.Pattern.compile("^" + entry + "$")))
                .click();
        page.waitForCondition(() -> !clipboard(page).equals("nothing yet"));
        return clipboard(page);
    }

    private static String clipboard(Page page) {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    private static void press(Locator drawer, String name) {
        drawer.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator.LocatorOptions text(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static String topic(KafkaProbe kafka, String name) {
        String topic = KafkaProbe.uniqueName(name);
        kafka.createTopic(topic, 1);
        return topic;
    }
}
