package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.streamplatform.dashboard.browser.Guarded.NAME;
import static io.streamplatform.dashboard.browser.Guarded.encoded;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Names and records that would like to be more than text, on every page that shows them. */
@BrowserTest
class HostileNamesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What is seen of a name where a long one is cut. */
    private static final String SEEN = NAME.substring(0, 40);

    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort private int port;
    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final String name = NAME + unique;
    private Guarded guarded;
    private Site site;

    @BeforeEach
    void guard(Page page) {
        guarded = new Guarded(page, port);
        site = new Site(port);
    }

    @Test
    void aGroupAndItsMembersAreText(Page page, TestBroker broker, KafkaProbe kafka) {
        String topic = topic(kafka, "t-" + unique);
        kafka.send(topic, "k", "v");
        // The id of a classic group's member begins with its client id.
        String plain = name.replaceAll("[/\\\\;%]", "") + "?#&";
        try (Consumer<byte[], byte[]> reader = reader(broker, name);
                Consumer<byte[], byte[]> another = reader(broker, plain)) {
            reader.subscribe(List.of(topic));
            another.subscribe(List.of(topic));
            joined(name, reader, another);
            joined(plain, reader, another);
            guarded.open("/groups?search=" + encoded(unique));
            assertThat(page.locator("#rows tr")).hasCount(2);
            guarded.shows("#rows td.name a", name);
            guarded.open("/topics/" + topic);
            guarded.shows("#readers", name);
            guarded.open("/");
            guarded.isHarmless();
            for (String group : List.of(name, plain)) {
                guarded.open("/groups?search=" + encoded(group));
                page.locator("#rows td.name a").click();
                guarded.shows("h1", group);
                guarded.shows("#member-key .who", name);
                assertThat(page.locator("#epoch-words li")).not().hasCount(0);
                guarded.shows(".member-card", name);
                guarded.shows("#offsets [data-f=member]", name);
                page.locator("#actions summary, [data-do=reset]").first().click();
                guarded.isHarmless();
            }
        }
        resetDialogShows(page, topic);
    }

    private void resetDialogShows(Page page, String topic) {
        await().atMost(PATIENCE)
                .until(() ->
                        site.json("/api/group?group=" + encoded(name))
                                .path("state")
                                .asString()
                                .equals("Empty"));
        guarded.open("/group?group=" + encoded(name));
        page.getByText("Reset offsets …").click();
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator("tbody tr")).hasCount(1);
        guarded.shows("dialog[open] h2", name);
        guarded.shows("dialog[open] .typed b", name);
        dialog.locator("select[name=to]").selectOption("group");
        dialog.locator("input[name=group]").fill(name + "-other");
        guarded.shows("dialog[open] .problem, dialog[open] .banner", name + "-other");
        dialog.locator("select[name=to]").selectOption("latest");
        assertThat(dialog.locator("tbody tr")).containsText(topic);
        guarded.isHarmless();
    }

    @Test
    void aRecordIsTextInAllOfItsViews(Page page, KafkaProbe kafka) {
        String topic = topic(kafka, "r-" + unique);
        kafka.send(record(topic, JSON.writeValueAsString(Map.of(NAME, NAME, "n", 1))));
        kafka.send(record(topic, JSON.writeValueAsString(Map.of(NAME, NAME + "2", "n", 2))));
        kafka.send(record(topic, name));

        guarded.open("/topics/" + topic + "/records");
        assertThat(page.locator("#records tr")).hasCount(3);
        guarded.shows("#records", SEEN);
        Locator second = page.locator("#records tr[data-key='" + topic + "/0/1'] .open");
        (second.count() == 1 ? second : page.locator("#records tr").nth(1).locator(".open"))
                .click();
        guarded.shows("#record .record-headers th", name);
        guarded.shows("#record .record-headers td", name);
        guarded.shows("#record dd", name);
        guarded.shows("#record .json", NAME);
        page.locator("#record-compare").click();
        guarded.shows("#record .diff del", JSON.writeValueAsString(NAME));
        for (String view : List.of("Raw", "Hex")) {
            page.locator("#record").getByText(view, exactly()).first().click();
            guarded.isHarmless();
        }
        page.keyboard().press("Escape");
        guarded.open("/topics/" + topic + "/records?text=" + encoded(unique));
        guarded.shows("#records", SEEN);
        guarded.open("/topics/" + topic + "/records?filter=" + encoded(name));
        assertThat(page.locator("#filter-problem")).isVisible();
        guarded.shows("#filter", name);

        page.locator("#as-live").click();
        assertThat(page.locator("#live")).isVisible();
        kafka.send(record(topic, name + "-live"));
        guarded.shows("#stream-rows", SEEN);
        guarded.open("/topics/" + topic);
        guarded.shows("#stream-rows", SEEN);

        guarded.open("/topics/" + topic + "/produce");
        assertThat(page.locator("#templates option")).not().hasCount(1);
        page.locator("#templates").selectOption("0");
        guarded.shows("#key", name);
        guarded.shows("#headers input", name);
        page.locator("#send").click();
        guarded.shows("#sent", SEEN);

        guarded.open("/follow?key=" + encoded(name) + "&topics=" + topic);
        assertThat(page.locator(".steps .step")).hasCount(5);
        guarded.shows(".steps", SEEN);
        guarded.open("/follow");
        guarded.isHarmless();
    }

    @Test
    void quotasAndUsersAreText_andCanBeTakenAway(Page page, KafkaProbe kafka) throws Exception {
        String entity = JSON.writeValueAsString(Map.of("user", name, "clientId", name));
        Site.Answer set =
                site.patchJson(
                        "/api/cluster/quotas",
                        "{\"entity\":%s,\"limits\":{\"producer_byte_rate\":1048576}}"
                                .formatted(entity));
        assertThat(set.status()).as(set.json().toString()).isEqualTo(200);
        kafka.admin()
                .alterUserScramCredentials(
                        List.of(
                                new UserScramCredentialUpsertion(
                                        name,
                                        new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4096),
                                        "a password")))
                .all()
                .get(30, TimeUnit.SECONDS);

        guarded.open("/cluster/quotas?search=" + encoded(unique));
        guarded.shows("#quotas tbody th", name);
        page.locator("#quotas [data-edit]").click();
        guarded.shows("#edit [name=user]", name);
        page.keyboard().press("Escape");
        takeAway(page, "#quotas [data-remove]");
        assertThat(page.locator("#quotas tbody tr")).hasCount(0);

        guarded.open("/cluster/users?search=" + encoded(unique));
        guarded.shows("#users td.name", name);
        takeAway(page, "#users [data-delete]");
        assertThat(page.locator("#users tbody tr")).hasCount(0);

        guarded.open("/audit?resource=" + encoded(unique));
        guarded.shows("#rows td.on", name);
        page.locator("#rows summary").first().click();
        guarded.isHarmless();
    }

    private void takeAway(Page page, String button) {
        page.locator(button).click();
        Locator dialog = page.locator(".danger-dialog");
        guarded.shows(".danger-dialog", name);
        Locator go = dialog.locator("button[type=submit]");
        if (dialog.locator("#confirm-name").isVisible()) {
            dialog.locator("#confirm-name").fill(name);
        }
        go.click();
        assertThat(go).hasText("Close");
        guarded.isHarmless();
        go.click();
    }

    /** Kafka takes letters, digits and three signs, up to 249 of them. */
    @Test
    void theWorstLegalNamesOfTopicsHaveTheirPages(Page page, KafkaProbe kafka) throws Exception {
        String longest = "a.very_long-name.".repeat(15).substring(0, 249);
        List<String> names = List.of("-", "_", "..a", "...", "__x", "records.html", longest);
        names.forEach(each -> topic(kafka, each));
        try {
            for (String each : names) {
                guarded.open("/topics?search=" + each + "&size=100");
                page.locator("#rows tr[data-key='" + each + "'] td.name a").click();
                assertThat(page.locator("h1")).hasText(each);
                assertThat(page.locator("#partitions tr")).hasCount(1);
                for (String tab : List.of("records", "configuration", "produce")) {
                    page.locator(".tabs a[href$='/" + tab + "']").click();
                    assertThat(page.locator(".tabs [aria-current][href$='/" + tab + "']"))
                            .isVisible();
                    assertThat(page.locator("h1")).hasText(each);
                    guarded.isHarmless();
                }
            }
            page.setViewportSize(375, 812);
            for (String path : List.of("/topics?search=" + longest, "/topics/" + longest, "/")) {
                guarded.open(path);
                assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isLessThanOrEqualTo(375);
            }
        } finally {
            kafka.admin().deleteTopics(names).all().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatAnAddressSaysIsText(Page page) {
        String inPath = encoded(name.replaceAll("[/\\\\;%]", ""));
        for (String path :
                List.of("/", "/topics/", "/groups/", "/topics/x/", "/cluster/brokers/")) {
            assertThat(guarded.open(path + inPath)).as(path).isBetween(400, 404);
            guarded.shows("main", unique);
        }
        assertThat(guarded.open("/group?group=" + encoded(name))).isEqualTo(404);
        guarded.shows("main", name);
        String said = encoded(name);
        for (String path :
                List.of(
                        "/topics?sort=" + said,
                        "/topics?search=" + said,
                        "/groups?search=" + said + "&state=" + said,
                        "/cluster/users?search=" + said,
                        "/cluster/acls?principal=" + said + "&operation=" + said,
                        "/cluster/brokers/1/settings?search=" + said + "&show=" + said,
                        "/follow?trace=" + said + "&topics=" + said + "&from=" + said,
                        "/topics?record=" + said + ":0:0",
                        "/audit?who=" + said + "&action=" + said,
                        "/topics/" + encoded("<img data-hostile>") + "?" + said)) {
            guarded.open(path);
            assertThat(page.locator("h1")).isVisible();
            guarded.isHarmless();
        }
        // A path with an encoded slash is refused before any page is asked for.
        assertThat(guarded.open("/topics/" + said)).isBetween(400, 404);
        guarded.isHarmless();
    }

    private ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(
                topic,
                0,
                name.getBytes(UTF_8),
                value.getBytes(UTF_8),
                new RecordHeaders().add(name, name.getBytes(UTF_8)));
    }

    private String topic(KafkaProbe kafka, String topic) {
        kafka.createTopic(topic, 1);
        await(topic + " in the snapshot")
                .atMost(PATIENCE)
                .until(() -> site.get("/api/topics/" + topic).status() == 200);
        return topic;
    }

    private Consumer<byte[], byte[]> reader(TestBroker broker, String group) {
        return Readers.consumer(
                broker.bootstrapServers(), group, "classic", Map.of("client.id", name));
    }

    @SafeVarargs
    private void joined(String group, Consumer<byte[], byte[]>... readers) {
        await(group)
                .atMost(PATIENCE)
                .until(() -> {
                    for (Consumer<byte[], byte[]> reader : readers) {
                        reader.poll(Duration.ofMillis(50));
                        reader.commitSync(PATIENCE);
                    }
                    var told = site.get("/api/group?group=" + encoded(group)).json();
                    return told.path("state").asString().equals("Stable")
                            && told.path("partitions").size() == 1;
                });
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
