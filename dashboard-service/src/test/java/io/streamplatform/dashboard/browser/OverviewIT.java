package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class OverviewIT {

    @LocalServerPort private int port;

    @Test
    void aRecordArrivesWithoutReloading_andItsDrawerTellsAllOfIt(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("arriving");
        kafka.createTopic(topic, 2);
        kafka.send(topic, "first", "{\"n\":1}");
        page.navigate(at("/?topics=" + topic));
        assertThat(rows(page).filter(text("first"))).isVisible();

        long offset =
                kafka.send(topic, "late-key", "{\"order\":9007199254740993,\"lines\":[1,2]}")
                        .offset();
        Locator row = rows(page).filter(text("late-key"));
        assertThat(row).isVisible();
        row.locator("button").click();

        Locator drawer = page.locator("#record");
        assertThat(drawer).isVisible();
        assertThat(drawer.locator(".json")).containsText("9007199254740993");
        assertThat(drawer.locator(".facts")).containsText("late-key");
        assertThat(page).hasURL(Pattern.compile(".*record=" + topic + "%3A\\d%3A" + offset + ".*"));

        page.reload();
        assertThat(drawer).isVisible();
        assertThat(drawer.locator(".json")).containsText("9007199254740993");
        page.keyboard().press("Escape");
        assertThat(drawer).isHidden();
    }

    @Test
    void theMapShowsTheTopicWithItsPartitions_andTheGroupWithItsLag(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 400);
        page.navigate(at("/"));

        Locator topic = page.locator("[data-node='t:" + lagging.topic() + "']");
        assertThat(topic).isVisible();
        assertThat(topic.locator(".part")).hasCount(2);
        Locator joint = page.locator("[data-port='j:" + lagging.group() + "']");
        assertThat(joint).containsText("400");
        assertThat(page.locator(".node.group").filter(text(lagging.group())))
                .containsText("no members");
        assertThat(
                        page.locator(
                                ".edges path[data-ends='t:"
                                        + lagging.topic()
                                        + " g:"
                                        + lagging.group()
                                        + "']"))
                .hasCount(1);

        kafka.send(lagging.topic(), "one-more", "x");
        assertThat(joint).containsText("401");
        joint.click();
        assertThat(page).hasURL(at("/groups/" + lagging.group()));
    }

    @Test
    void ofManyGroupsThoseWithTheMostLagAreOnTheMap(Page page, TestBroker broker, KafkaProbe kafka)
            throws Exception {
        Lagging lagging = Lagging.by(kafka, 2_000);
        List<String> others =
                Stream.generate(() -> KafkaProbe.uniqueName("a-reader")).limit(12).toList();
        others.forEach(
                group -> Readers.commit(broker.bootstrapServers(), group, lagging.topic(), 0, 900));
        page.navigate(at("/"));
        assertThat(page.locator("[data-port='j:" + lagging.group() + "']")).containsText("2,000");
        assertThat(page.locator(".consumers > .consumer")).hasCount(10);
        assertThat(page.locator(".consumers .more"))
                .hasText(Pattern.compile("and \\d+ more groups"));
        page.locator(".consumers .more").click();
        assertThat(page).hasURL(at("/groups"));
        // So that they are on no other test's map.
        kafka.admin().deleteConsumerGroups(others).all().get();
    }

    @Test
    void aPausedStreamStandsStill_andTellsHowManyAreNew(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("paused");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "before", "x");
        page.navigate(at("/?topics=" + topic));
        assertThat(rows(page).filter(text("before"))).isVisible();

        page.keyboard().press("p");
        assertThat(page.locator("#stream-pause")).hasText("Resume");
        kafka.send(topic, "during", "x");
        assertThat(page.locator("#stream-new")).hasText("1 new");
        assertThat(rows(page).filter(text("during"))).hasCount(0);

        page.locator("#stream-new").click();
        assertThat(rows(page).filter(text("during"))).isVisible();
    }

    @Test
    void aTextFilterKeepsOnlyWhatMatches(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("filtered");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "lamp", "{\"product\":\"walnut lamp\"}");
        kafka.send(topic, "rug", "{\"product\":\"wool rug\"}");
        page.navigate(at("/?topics=" + topic));
        assertThat(rows(page)).hasCount(2);

        page.keyboard().press("/");
        page.keyboard().type("WALNUT");
        assertThat(rows(page)).hasCount(1);
        assertThat(rows(page).locator("mark").first()).hasText("walnut");
        assertThat(page).hasURL(Pattern.compile(".*q=WALNUT.*"));
    }

    @Test
    void hostileRecordsAreShownAsText_andFreezeNothing(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("hostile");
        kafka.createTopic(topic, 1);
        String script =
                "<script>document.title='owned'</script><img src=x"
                        + " onerror=\"document.title='owned'\">";
        kafka.send(topic, script, "{\"message\":\"" + script.replace("\"", "\\\"") + "\"}");
        kafka.send(topic, "deep", "[".repeat(20_000) + "]".repeat(20_000));
        kafka.send(topic, "binary", new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe});
        kafka.send(topic, "tombstone", (byte[]) null);
        kafka.send(
                topic, "large", ("{\"noise\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(UTF_8));
        page.navigate(at("/?topics=" + topic));
        assertThat(rows(page)).hasCount(5);

        for (String key : new String[] {"deep", "binary", "tombstone", "large", "onerror"}) {
            rows(page).filter(text(key)).locator("button").click();
            assertThat(page.locator("#record")).isVisible();
            assertThat(page.locator("#record .facts")).containsText(key);
            page.keyboard().press("Escape");
            assertThat(page.locator("#record")).isHidden();
        }
        assertThat(rows(page).filter(text("<script>")).first()).isVisible();
        assertThat(page.locator("#stream-rows script, #stream-rows img, #record img")).hasCount(0);
        assertThat(page.title()).startsWith("Overview");
    }

    @Test
    void theSystemsThemeIsFollowed_andTheSwitchIsRemembered(Page page) {
        page.navigate(at("/"));
        String before = background(page);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Switch between light and dark"))
                .click();
        assertThat(background(page)).isNotEqualTo(before);
        String dark = background(page);
        page.reload();
        assertThat(background(page)).isEqualTo(dark);
    }

    private static String background(Page page) {
        return (String)
                page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static Locator rows(Page page) {
        return page.locator("#stream-rows > li");
    }

    private static Locator.FilterOptions text(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
