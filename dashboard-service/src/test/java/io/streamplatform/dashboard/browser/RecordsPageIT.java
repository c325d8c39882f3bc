package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.streamplatform.testsupport.KafkaProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class RecordsPageIT {

    @LocalServerPort private int port;

    @Test
    void theNewestStandFirstInThePageItself_andOlderPagesFollowWithoutGapOrRepeat(
            Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "paged", 1, 250);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        String html = page.request().get(window.address("")).text();
        assertThat(html).as("the first paint has them").contains(">249<", "number 249");
        assertThat(window.rows()).hasCount(100);
        assertThat(window.offsets()).isEqualTo(downFrom(249, 100));

        window.at("#older").click();
        assertThat(window.rows().first()).containsText("number 149");
        assertThat(window.offsets()).isEqualTo(downFrom(149, 100));
        page.reload();
        assertThat(window.rows().first()).containsText("number 149");
        window.at("#older").click();
        assertThat(window.rows()).hasCount(50);
        assertThat(window.offsets()).isEqualTo(downFrom(49, 50));
        assertThat(window.at("#older")).isDisabled();

        window.at("#newer").click();
        assertThat(window.rows().first()).containsText("number 149");
        assertThat(window.offsets()).isEqualTo(downFrom(149, 100));
        page.goBack();
        assertThat(window.rows()).hasCount(50);
        page.goBack();
        page.goBack();
        assertThat(window.rows().first()).containsText("number 249");
    }

    @Test
    void readingStartsWhereItIsToldTo_andTheAddressRestoresIt(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "started", 1, 120);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#from [data-from=oldest]").click();
        assertThat(window.rows().first()).containsText("number 0");
        assertThat(page).hasURL(Pattern.compile(".*from=oldest.*"));

        window.at("#from [data-from=offset]").click();
        window.at("#offset").fill("42");
        window.at("#offset").press("Enter");
        assertThat(window.rows().first()).containsText("number 42");
        page.reload();
        assertThat(window.rows().first()).containsText("number 42");
        assertThat(window.at("#offset")).hasValue("42");

        page.goBack();
        assertThat(window.rows().first()).containsText("number 0");
        page.goForward();
        assertThat(window.rows().first()).containsText("number 42");

        page.navigate(window.address("from=time:2001-02-03T04:05:06.789Z"));
        assertThat(window.rows().first()).containsText("number 0");
        // The browser of the tests stands in India: five and a half hours ahead.
        assertThat(window.at("#time")).hasValue("2001-02-03T09:35:06.789");
        assertThat(window.at("#time")).hasAttribute("title", "2001-02-03 04:05:06.789 UTC");
    }

    @Test
    void aTextIsFoundAmongMany_withWhatWasScannedToldTruly(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("haystack");
        kafka.createTopic(topic, 3);
        int needle = 12_345;
        kafka.sendAll(
                IntStream.range(0, 20_000)
                        .mapToObj(i ->
                                record(
                                        topic,
                                        "k" + i,
                                        "{\"n\":%d,\"text\":\"%s\"}"
                                                .formatted(i, i == needle ? "Needle" : "straw")))
                        .toList());
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        page.keyboard().press("/");
        page.keyboard().type("nEEdle");
        page.keyboard().press("Enter");
        assertThat(window.truth()).containsText("reached the oldest record");
        assertThat(window.truth()).containsText("scanned 20,000 of about 20,000 · 1 matched");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.rows().locator("mark")).hasText("Needle");
        assertThat(window.rows()).containsText("k" + needle);
        assertThat(window.at("#said")).containsText("1 matched");
        assertThat(window.at("#progress")).isHidden();

        page.reload();
        assertThat(window.rows()).hasCount(1);
        assertThat(window.at("#text")).hasValue("nEEdle");
        window.at("#clear").click();
        assertThat(window.rows()).hasCount(100);
    }

    @Test
    void aSearchThatFindsMuchIsPagedHere_andGoesOnFromWhereItStopped(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "plenty", 2, 1_500);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "text=number&from=oldest");
        assertThat(window.truth()).containsText("stopped at 1,000 matches");
        assertThat(window.rows()).hasCount(100);
        assertThat(window.at("#pages-shown")).hasText("matches 1–100 of 1,000");
        window.at("#older").click();
        assertThat(window.at("#pages-shown")).hasText("matches 101–200 of 1,000");
        assertThat(page).hasURL(Pattern.compile(".*page=1.*"));
        assertThat(window.rows()).hasCount(100);

        window.at("#go-on").click();
        assertThat(window.at("#pages-shown")).hasText("matches 101–200 of 1,500");
        assertThat(window.truth()).containsText("scanned 1,500 of about 1,500 · 1,500 matched");
        assertThat(window.truth()).containsText("reached the end");
        assertThat(window.at("#go-on")).isHidden();
    }

    @Test
    void aSearchCanBeCancelled(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "cancelled", 1, 10);
        page.route("**/scan?*", route -> {}); // an answer that never comes
        RecordsWindow window = RecordsWindow.open(page, port, topic, "text=number");
        assertThat(window.truth()).hasText("Searching …");
        window.at("#cancel").click();
        assertThat(window.truth()).containsText("cancelled");
        assertThat(window.at("#cancel")).isHidden();
        page.unroute("**/scan?*");
        window.at("#search").click();
        assertThat(window.rows()).hasCount(10);
    }

    @Test
    void aSearchThatIsCancelledEndsOnTheServerToo(Page page, KafkaProbe kafka) {
        String topic = large(kafka, "ended");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        SlowNetwork network = new SlowNetwork(page, 400_000);
        window.at("#text").fill("xx");
        // Two searches of one user may run: a third is refused where cancelled ones still do.
        for (int i = 0; i < 4; i++) {
            page.waitForResponse("**/scan?*", () -> window.at("#search").click());
            assertThat(window.rows().first()).isVisible();
            window.at("#cancel").click();
            assertThat(window.truth()).containsText("cancelled");
            assertThat(window.truth()).not().containsText("stopped at");
        }
        network.end();
        window.at("#search").click();
        assertThat(window.truth()).containsText("stopped at 1,000 matches");
    }

    @Test
    void aFilterKeepsWhatItSays_andAWrongOneHasItsColumnMarked(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("filtered");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "a", "{\"amount\":5,\"to\":\"ann\"}");
        kafka.send(topic, "b", "{\"amount\":50,\"to\":\"bob\"}");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#filter").fill("value.amount > 10");
        window.at("#filter").press("Enter");
        assertThat(window.rows()).hasCount(1);
        assertThat(window.rows()).containsText("bob");
        assertThat(page).hasURL(Pattern.compile(".*filter=value\\.amount.*"));

        window.at("#filter").fill("value.amount > > 10");
        assertThat(window.at("#filter-problem")).isVisible();
        assertThat(window.at("#filter-problem pre b")).hasAttribute("data-column", "16");
        String marked = window.at("#filter-problem pre").textContent();
        assertThat(marked.lines().toList())
                .containsExactly("value.amount > > 10", " ".repeat(15) + "^");
        assertThat(window.at("#filter")).hasAttribute("aria-invalid", "true");
        window.at("#filter").press("Enter");
        assertThat(window.at("#none")).containsText("The filter is not right");
        assertThat(window.at("#filter-problem")).isVisible();
        window.at("#filter").fill("value.amount > 1");
        assertThat(window.at("#filter-problem")).isHidden();
    }

    @Test
    void fieldsThatWereSeenAreOfferedByKeyboard(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("completed");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "a", "{\"customer\":{\"city\":\"Oslo\"},\"count\":5}");
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        Locator filter = window.at("#filter");
        filter.focus();
        Locator options = window.at("#filter-list [role=option]");
        filter.pressSequentially("value.cu");
        Locator city = options.filter(text("value.customer.city"));
        assertThat(city).isVisible();
        assertThat(filter).hasAttribute("aria-expanded", "true");
        for (int i = 0; i < 10 && !"true".equals(city.getAttribute("aria-selected")); i++) {
            filter.press("ArrowDown");
        }
        assertThat(filter).hasAttribute("aria-activedescendant", city.getAttribute("id"));
        filter.press("Enter");
        assertThat(filter).hasValue("value.customer.city");
        assertThat(filter).hasAttribute("aria-expanded", "false");
        filter.pressSequentially(" == \"Oslo\"");
        filter.press("Enter");
        assertThat(window.rows()).hasCount(1);

        filter.fill("val");
        assertThat(filter).hasAttribute("aria-expanded", "true");
        filter.press("Escape");
        assertThat(filter).hasAttribute("aria-expanded", "false");
        assertThat(filter).isFocused();
    }

    @Test
    void aKeyIsSearchedForInItsPartitionAlone_unlessAllAreAskedFor(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("keyed");
        kafka.createTopic(topic, 4);
        for (int i = 0; i < 40; i++) {
            kafka.send(topic, "customer-" + i % 10, "{\"n\":" + i + "}");
        }
        int home = Utils.toPositive(Utils.murmur2("customer-3".getBytes(UTF_8))) % 4;
        int elsewhere = (home + 1) % 4;
        kafka.send(
                new ProducerRecord<>(
                        topic, elsewhere, "customer-3".getBytes(UTF_8), "{}".getBytes(UTF_8)));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#key").fill("customer-3");
        window.at("#key").press("Enter");
        assertThat(window.rows()).hasCount(4);
        assertThat(window.at("#note")).containsText("partition " + home);
        assertThat(window.at("#note")).containsText("default partitioner");

        window.at("#all-partitions").click();
        assertThat(window.rows()).hasCount(5);
        assertThat(page).hasURL(Pattern.compile(".*keyPartition=all.*"));
        assertThat(window.at("#all-partitions")).isHidden();
    }

    @Test
    void rowsArePickedAndExported_andWhatMatchedIsToo(Page page, KafkaProbe kafka)
            throws IOException {
        String topic = KafkaProbe.uniqueName("exported");
        kafka.createTopic(topic, 1);
        for (int i = 0; i < 6; i++) {
            kafka.send(topic, "k" + i, "{\"big\":900719925474099" + i + ",\"even\":" + i % 2 + "}");
        }
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        Locator boxes = window.at("#records .pick input");
        boxes.nth(1).click();
        boxes.nth(3)
                .click(
                        new Locator.ClickOptions()
                                .setModifiers(
                                        List.of(
                                                com.microsoft.playwright.options.KeyboardModifier
                                                        .SHIFT)));
        assertThat(window.at("#picked-count")).hasText("3 selected");
        Download picked = page.waitForDownload(() -> window.at("#picked-export").click());
        assertThat(Files.readAllLines(picked.path()))
                .hasSize(3)
                .first()
                .asString()
                .contains("\"key\":\"k4\"", "{\\\"big\\\":9007199254740994,\\\"even\\\":0}");

        page.navigate(window.address("filter=value.even%20%3D%3D%200&from=oldest"));
        assertThat(window.rows()).hasCount(3);
        String lines = exported(window, "ndjson");
        assertThat(lines)
                .contains("9007199254740990", "9007199254740992", "9007199254740994")
                .doesNotContain("9007199254740991");
        assertThat(Files.readAllLines(picked.path()))
                .as("one format: the page's lines are the server's")
                .contains(lines.lines().toList().getLast());
        assertThat(exported(window, "csv"))
                .startsWith("partition,offset,timestamp,key,")
                .contains("\"k4\"", "\"\"big\"\":9007199254740994");
        assertThat(exported(window, "json"))
                .startsWith("[\n{")
                .endsWith("}\n]\n")
                .contains("9007199254740994");
    }

    @Test
    void anExportThatIsRefusedSaysWhy_andOneThatIsCutIsNotTakenForTheWhole(
            Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "unexported", 1, 3);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        page.route(
                "**/export?*",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(503)
                                        .setContentType("application/problem+json")
                                        .setBody("{\"detail\":\"2 searches of yours run.\"}")));
        window.at("#export-menu summary").click();
        window.at("[data-as=ndjson]").click();
        assertThat(window.at("#exporting")).containsText("Not exported: 2 searches of yours run.");
        window.at("#export-end").click();
        assertThat(window.at("#exporting")).isHidden();

        page.unroute("**/export?*");
        page.route("**/export?*", route -> route.abort());
        window.at("#export-menu summary").click();
        window.at("[data-as=ndjson]").click();
        assertThat(window.at("#exporting")).containsText("the connection ended");
    }

    @Test
    void liveRecordsFlow_andWhatIsLeftOutIsCounted(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "flowing", 1, 3);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        window.at("#as-live").click();
        assertThat(page).hasURL(Pattern.compile(".*live=1.*"));
        assertThat(window.at("#stream-rows")).containsText("number 2");
        LiveRecords live = LiveRecords.flowing(window, kafka);
        int before = live.told();

        int written = 20_000;
        kafka.sendAll(
                IntStream.range(0, written)
                        .mapToObj(i -> record(topic, "k", "noise " + i))
                        .toList());
        page.waitForCondition(() -> live.told() - before >= written);
        assertThat(live.told() - before).as("shown and left out").isEqualTo(written);
        assertThat(window.at("#stream-rate")).containsText("not shown");
        assertThat(window.at("#stream-rows")).containsText("noise " + (written - 1));
        int drawn = window.at("#stream-rows > li").count();
        assertThat(drawn).as("rows in the page stay bounded").isLessThanOrEqualTo(120);

        page.reload();
        assertThat(window.at("#live")).isVisible();
        assertThat(window.at("#results")).isHidden();
        window.at("#as-browse").click();
        assertThat(window.rows().first()).isVisible();
    }

    @Test
    void emptyAndDeletedTopicsAreToldAsThat(Page page, KafkaProbe kafka) throws Exception {
        String topic = KafkaProbe.uniqueName("gone");
        kafka.createTopic(topic, 2);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.at("#none")).containsText("holds no records now");
        assertThat(window.at("#fresh[data-counts]")).isAttached();
        kafka.send(topic, "first", "x");
        assertThat(window.at("#fresh")).hasText("1 new");
        window.at("#refresh").click();
        assertThat(window.rows()).hasCount(1);

        kafka.admin().deleteTopics(List.of(topic)).all().get();
        page.waitForCondition(
                () -> page.request().get(window.address("")).status() == 404,
                new Page.WaitForConditionOptions().setTimeout(60_000));
        window.at("#refresh").click();
        assertThat(window.at("#none")).containsText(topic);
        assertThat(window.at("#gone")).isVisible();
    }

    @Test
    void rowsAreReachedAndOpenedByKeyAlone(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "keys", 1, 5);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(5);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(window.at("#picked-count")).hasText("1 selected");
        page.keyboard().press("Enter");
        assertThat(window.drawer()).isVisible();
        assertThat(window.drawer().locator("#record-title")).containsText("p0 · 3");
        page.keyboard().press("Escape");
        assertThat(window.drawer()).isHidden();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(window.drawer().locator("#record-title")).containsText("p0 · 2");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothing_alsoWithAllOpen(ColorScheme scheme, Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "seen", 2, 12);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(12);
        window.at("#filter").pressSequentially("va");
        assertThat(window.at("#filter-list")).isVisible();
        assertAccessible(page, "the filter's list");
        window.at("#records .pick input").first().click();
        window.at("#partitions-menu summary").click();
        assertAccessible(page, "picked rows and a menu");
        window.at("#records .open").nth(1).click();
        assertThat(window.drawer()).isVisible();
        assertAccessible(page, "the drawer");
    }

    @Test
    void aPhoneShowsCards(Page page, KafkaProbe kafka) {
        String topic = numbered(kafka, "small", 2, 30);
        page.setViewportSize(375, 812);
        RecordsWindow window = RecordsWindow.open(page, port, topic, "");
        assertThat(window.rows()).hasCount(30);
        assertNoSideways(page);
        window.rows().first().locator("td.value").click();
        assertThat(window.drawer()).isVisible();
        assertNoSideways(page);
    }

    private static void assertNoSideways(Page page) {
        assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }

    private static void assertAccessible(Page page, String state) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(state)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
    }

    private static String exported(RecordsWindow window, String as) throws IOException {
        window.at("#export-menu summary").click();
        Download file =
                window.page().waitForDownload(() -> window.at("[data-as=" + as + "]").click());
        assertThat(file.suggestedFilename()).isEqualTo(window.topic() + "." + as);
        return Files.readString(file.path());
    }

    private static String numbered(KafkaProbe kafka, String name, int partitions, int records) {
        String topic = KafkaProbe.uniqueName(name);
        kafka.createTopic(topic, partitions);
        kafka.sendAll(
                IntStream.range(0, records)
                        .mapToObj(i -> record(topic, "k" + i, "number " + i))
                        .toList());
        return topic;
    }

    /** 48 MB: more than what is on its way anywhere between the broker and the page. */
    static String large(KafkaProbe kafka, String name) {
        String topic = KafkaProbe.uniqueName(name);
        kafka.createTopic(topic, 1);
        String value = "x".repeat(40_000);
        for (int i = 0; i < 12; i++) {
            kafka.sendAll(
                    IntStream.range(0, 100).mapToObj(n -> record(topic, "k", value)).toList());
        }
        return topic;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static List<String> downFrom(int first, int count) {
        return IntStream.range(0, count).mapToObj(i -> String.valueOf(first - i)).toList();
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
