package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.streamplatform.dashboard.Readers;
import io.streamplatform.dashboard.Site;
import io.streamplatform.testsupport.KafkaProbe;
import io.streamplatform.testsupport.TestBroker;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Groups in a browser: found in their list, watched while they rebalance, reset, deleted. */
@BrowserTest
class GroupsPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort private int port;

    @Test
    void theListIsNarrowedByStateAndType_andTheAddressSaysSo(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 5);
        page.navigate(at("/groups?search=" + lagging.group()));
        assertThat(page.locator("#rows tr")).hasCount(1);

        page.locator("select[name=state]").selectOption("stable");
        assertThat(page.locator("#none")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*state=stable.*"));
        page.reload();
        assertThat(page.locator("#none")).isVisible();
        assertThat(page.locator("select[name=state]")).hasValue("stable");

        page.locator("select[name=state]").selectOption("empty");
        page.locator("select[name=type]").selectOption("classic");
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("th a[data-sort=lag]").click();
        assertThat(page).hasURL(Pattern.compile(".*state=empty.*type=classic.*"));
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("select[name=type]").selectOption("share");
        assertThat(page.locator("#none")).isVisible();
    }

    @Test
    void aRebalanceIsDrawnWhileItHappens(Page page, TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("drawn");
        String group = KafkaProbe.uniqueName("dancers");
        kafka.createTopic(topic, 2);
        try (Consumer<byte[], byte[]> first = reader(broker, group, "first")) {
            first.subscribe(List.of(topic));
            awaitMembers(group, 1, first);
            page.navigate(at("/groups/" + group));
            assertThat(page.locator("#timeline tbody tr")).hasCount(2);
            assertThat(page.locator("#timeline tbody tr").first().locator("td").last())
                    .hasText("A");
            assertThat(page.locator("#member-key")).containsText("first");
            try (Consumer<byte[], byte[]> second = reader(broker, group, "second")) {
                second.subscribe(List.of(topic));
                awaitMembers(group, 2, first, second);
                // One of the two partitions went to the second member, without a reload.
                assertThat(page.locator("#timeline td.is-moved")).not().hasCount(0, patiently());
                assertThat(page.locator("#epoch-words"))
                        .containsText("B (second) joined.", textPatiently());
                assertThat(page.locator("#epoch-words"))
                        .containsText("1 of 2 partitions moved", textPatiently());
                assertThat(page.locator(".member-card")).hasCount(2);
            }
        }
        assertThat(page.locator("#epoch-words")).containsText("left.", textPatiently());
        assertThat(page.locator("#means")).containsText("It has no member", textPatiently());
    }

    @Test
    void aResetShowsWhatItDoes_andAsksForTheName(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 20);
        awaitSeen(lagging);
        page.navigate(at("/groups/" + lagging.group()));
        assertThat(page.locator("#figures [data-f=lag]")).hasText("20");
        page.getByRole(AriaRole.BUTTON, named("Reset offsets …")).click();

        Locator dialog = page.locator("dialog[open]");
        Locator go = dialog.locator("footer button[type=submit]");
        assertThat(dialog.locator("tbody tr")).hasCount(2);
        assertThat(dialog.locator(".reset-sum")).containsText("Nothing moves");
        dialog.locator("select[name=to]").selectOption("latest");
        assertThat(dialog.locator(".reset-sum")).containsText("20 records skipped and not read");
        assertThat(go).isDisabled();
        dialog.locator("#reset-name").fill("something else");
        assertThat(go).isDisabled();
        dialog.locator("select[name=to]").selectOption("offset");
        dialog.locator("input[name=offset]").fill("1");
        assertThat(dialog.locator(".reset-sum")).containsText("2 records skipped");
        dialog.locator("tbody tr").first().locator("input").uncheck();
        assertThat(dialog.locator(".reset-sum")).containsText("1 record skipped");
        dialog.locator("#reset-name").fill(lagging.group());
        assertThat(committed(kafka, lagging)).as("a dry run so far").containsOnly(0L);
        go.click();

        assertThat(dialog.locator(".reset-done")).containsText(lagging.topic() + " 1: 0 → 1");
        assertThat(committed(kafka, lagging)).containsExactlyInAnyOrder(0L, 1L);
        go.click();
        assertThat(page.locator("dialog[open]")).hasCount(0);
        assertThat(page.locator("#figures [data-f=lag]")).hasText("19");
    }

    @Test
    void aGroupThatIsDeletedElsewhereIsDimmed_andCanNotBeChangedAnyMore(Page page, KafkaProbe kafka)
            throws Exception {
        Lagging lagging = Lagging.by(kafka, 3);
        awaitSeen(lagging);
        String drawn =
                new String(new Site(port).get("/groups/" + lagging.group()).response().body());
        assertThat(drawn.substring(drawn.indexOf("<tbody id=\"by-topic\"")))
                .as("by topic, before any script runs")
                .contains("<tr data-key=\"" + lagging.topic() + "\"");
        page.navigate(at("/groups/" + lagging.group()));
        Locator offsets = page.locator("#by-topic button");
        assertThat(offsets).isEnabled();
        assertThat(page.locator("#by-topic tr")).hasCount(1);

        kafka.admin().deleteConsumerGroups(List.of(lagging.group())).all().get();

        assertThat(page.locator("#fate")).containsText("it was deleted or forgotten");
        assertThat(page.locator("#gone")).isVisible();
        assertThat(page.locator(".picture.is-past").first()).isVisible();
        assertThat(page.locator("[data-do=reset]")).isDisabled();
        // A last sample may have found it without its offsets, and then there is no row.
        assertThat(page.locator("#by-topic button:enabled")).hasCount(0);
    }

    @Test
    void aGroupIsPreparedBeforeItExists_inATopicThatIsTyped(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 20);
        String name = KafkaProbe.uniqueName("to-come");
        awaitSeen(lagging);
        page.navigate(at("/groups"));
        page.locator("#prepare").click();
        Locator dialog = page.locator("dialog[open]");
        dialog.locator("[name=group]").fill(name);
        dialog.locator("button[type=submit]").click();
        assertThat(dialog.locator(".problem")).containsText("say which topics");
        dialog.locator("[name=topic]").fill(lagging.topic());
        assertThat(dialog).containsText("it will be created");
        assertThat(dialog.locator("tbody tr")).hasCount(2);
        dialog.locator("select[name=to]").selectOption("latest");
        dialog.locator("#reset-name").fill(name);
        Locator go = dialog.locator("footer button[type=submit]");
        assertThat(dialog.locator(".reset-sum")).containsText("2 partitions of 2 move");
        go.click();
        assertThat(dialog.locator(".reset-done")).containsText(lagging.topic() + " 0: none → ");
        go.click();
        assertThat(page).hasURL(Pattern.compile(".*/groups/" + name));
        assertThat(page.locator("#figures [data-f=lag]")).hasText("0");
    }

    @Test
    void aStaticMemberIsRemovedAtItsCard(Page page, TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("held");
        String group = KafkaProbe.uniqueName("static");
        kafka.createTopic(topic, 1);
        try (Consumer<byte[], byte[]> member =
                Readers.consumer(
                        broker.bootstrapServers(),
                        group,
                        "consumer",
                        Map.of("group.instance.id", "first"))) {
            member.subscribe(List.of(topic));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        member.poll(Duration.ofMillis(50));
                        Site.Answer answer = new Site(port).get("/api/groups/" + group);
                        return answer.status() == 200
                                && answer.json().path("state").asString().equals("Stable")
                                && answer.json().path("memberCount").asInt() == 1;
                    });
            assertThat(
                            new String(new Site(port).get("/groups/" + group).response().body())
                                    .split("<ul class=\"member-cards\"")[1])
                    .as("members, before any script runs")
                    .contains("Remove the member first")
                    .contains(topic + " 0");
            page.navigate(at("/groups/" + group));
            page.getByRole(AriaRole.BUTTON, named("Remove the member first")).click();
            Locator dialog = page.locator("dialog[open]");
            assertThat(dialog).containsText("holds 1 partition");
            dialog.locator("footer button[type=submit]").click();
            assertThat(dialog).containsText("first is removed.");
        }
    }

    @Test
    void aGroupIsDeletedByItsName(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 3);
        awaitSeen(lagging);
        page.navigate(at("/groups/" + lagging.group()));
        page.locator("#by-topic button").click();
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog).containsText("forgets where it is in 2 partitions: 0 at 0, 1 at 0");
        dialog.getByRole(AriaRole.BUTTON, in("Cancel")).click();

        page.locator("#actions summary").click();
        page.locator("[data-do=delete]").click();
        assertThat(dialog).containsText("is forgotten with its offsets in 2 partitions");
        Locator go = dialog.locator("footer button[type=submit]");
        assertThat(go).isDisabled();
        dialog.locator("#confirm-name").fill(lagging.group());
        go.click();
        assertThat(dialog).containsText(lagging.group() + " is deleted.");
        go.click();
        assertThat(page).hasURL(Pattern.compile(".*/groups$"));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> new Site(port).get("/api/groups/" + lagging.group()).status(),
                        gone -> gone == 404);
    }

    @Test
    void aGroupOfAHostileNameIsShownAsText(Page page, TestBroker broker, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("hostile");
        String group = "<img src=x onerror=alert(1)>/" + topic;
        kafka.createTopic(topic, 1);
        kafka.send(topic, "k", "v");
        Readers.commit(broker.bootstrapServers(), group, topic, 0, 0);

        page.navigate(at("/groups?search=" + topic));
        page.locator("#rows td.name a").click();

        assertThat(page.locator("h1")).hasText(group);
        assertThat(page.locator("#figures [data-f=lag]")).hasText("1");
        assertThat(page.locator("#timeline-box")).isVisible();
        assertThat(page.locator("main img")).hasCount(0);
        assertThat(page.locator("#offsets tr")).hasCount(1);
    }

    private void awaitSeen(Lagging lagging) {
        Site site = new Site(port);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    Site.Answer answer = site.get("/api/groups/" + lagging.group());
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.json().path("partitions").size()).isEqualTo(2);
                });
    }

    private List<Long> committed(KafkaProbe kafka, Lagging lagging) {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            kafka.admin()
                    .listConsumerGroupOffsets(lagging.group())
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
            return List.copyOf(offsets.values());
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @SafeVarargs
    private void awaitMembers(String group, int count, Consumer<byte[], byte[]>... consumers) {
        Site site = new Site(port);
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    for (Consumer<byte[], byte[]> consumer : consumers) {
                        consumer.poll(Duration.ofMillis(50));
                    }
                    var told = site.json("/api/groups/" + group);
                    assertThat(told.path("state").asString()).isEqualTo("Stable");
                    assertThat(told.path("members").size()).isEqualTo(count);
                    told.path("members")
                            .forEach(member ->
                                    assertThat(member.path("partitions").size()).isPositive());
                });
    }

    private static Consumer<byte[], byte[]> reader(TestBroker broker, String group, String client) {
        return Readers.consumer(
                broker.bootstrapServers(), group, "consumer", Map.of("client.id", client));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static LocatorAssertions.HasCountOptions patiently() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE.toMillis());
    }

    private static LocatorAssertions.ContainsTextOptions textPatiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE.toMillis());
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
