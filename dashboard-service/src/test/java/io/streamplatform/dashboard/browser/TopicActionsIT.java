package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Topics are created, emptied, configured and deleted in the browser; danger is deliberate. */
@BrowserTest
class TopicActionsIT {

    @LocalServerPort private int port;
    private final String topic = "acted-on-" + UUID.randomUUID();

    @Test
    void aTopicIsCreated_andWhatIsWrongIsSaidBesideItsField(Page page, KafkaProbe kafka) {
        page.navigate(at("/topics"));
        assertThat(page.locator("#sight")).hasAttribute("data-state", "LIVE");
        page.locator("#create").click();
        Locator dialog = page.locator("dialog[open]");
        dialog.locator("[name=name]").fill(topic + " <b>");
        dialog.locator("[name=partitions]").fill("2");
        // A client that was just made may be too slow for its first question: that is told, too.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> {
                    button(dialog, "Create").click();
                    assertThat(button(dialog, "Create")).isEnabled();
                    assertThat(dialog.locator("[name=name]").getAttribute("aria-invalid"))
                            .isEqualTo("true");
                });
        assertThat(dialog.locator("#problem-of-name")).containsText("ASCII alphanumerics");

        dialog.locator("[name=name]").fill(topic);
        dialog.locator("[name='configs.retention.ms']").fill("soon");
        button(dialog, "Create").click();
        assertThat(dialog.locator("[name='configs.retention.ms']"))
                .hasAttribute("aria-invalid", "true");
        assertThat(dialog.locator("[name=name]")).not().hasAttribute("aria-invalid", "true");
        assertThat(kafka.topics()).doesNotContain(topic);

        dialog.locator("[name='configs.retention.ms']").fill("60000");
        button(dialog, "Create").click();
        assertThat(dialog).hasCount(0);
        assertThat(page.locator("#toasts")).containsText(topic);
        page.locator("[data-search]").fill(topic);
        assertThat(page.locator("tr[data-key='" + topic + "'] [data-f=layout]")).hasText("2 × 1");
        assertThat(kafka.topics()).contains(topic);
    }

    @Test
    void aTopicIsEmptied_onceItsNameIsTyped(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 20);
        open(page, lagging.topic());
        assertThat(page.locator("#readers")).containsText(lagging.group());
        page.locator("#actions summary").click();
        page.locator("[data-do=empty]").click();
        button(page.locator("dialog[open]"), "See what would be deleted").click();

        Locator dialog = page.locator(".danger-dialog[open]");
        assertThat(dialog.locator(".preview").first()).containsText("20 records");
        assertThat(dialog.locator(".preview").first())
                .containsText(lagging.group() + " loses up to 20");
        assertThat(button(dialog, "Delete the records")).isDisabled();
        dialog.locator("#confirm-name").fill(lagging.topic().substring(1));
        assertThat(button(dialog, "Delete the records")).isDisabled();
        assertThat(kafka.readAll(lagging.topic())).hasSize(20);
        dialog.locator("#confirm-name").fill(lagging.topic());
        button(dialog, "Delete the records").click();

        assertThat(dialog).containsText("20 records");
        button(dialog, "Close").click();
        assertThat(page.locator("#figures [data-f=records]")).hasText("0");
        assertThat(kafka.readAll(lagging.topic())).isEmpty();
    }

    @Test
    void severalTopicsAreDeletedTogether_andWhatBecameOfEachIsTold(Page page, KafkaProbe kafka)
            throws Exception {
        kafka.createTopic(topic + "-1", 1);
        kafka.createTopic(topic + "-2", 1);
        page.navigate(at("/topics?search=" + topic));
        assertThat(page.locator("#rows tr")).hasCount(2);
        page.locator("#select-all").check();
        assertThat(page.locator("#selected")).hasText("2 topics selected");
        page.locator("#delete-selected").click();
        Locator dialog = page.locator(".danger-dialog[open]");
        assertThat(dialog.locator("tbody tr")).hasCount(2);
        dialog.locator("#confirm-name").fill("delete 2 topics");
        // Somebody else is quicker with one of them.
        kafka.admin().deleteTopics(List.of(topic + "-1")).all().get(30, TimeUnit.SECONDS);
        button(dialog, "Delete").click();

        assertThat(dialog).containsText("1 of 2 topics deleted");
        assertThat(dialog.locator(".outcomes .is-bad")).containsText(topic + "-1");
        assertThat(dialog.locator(".outcomes .is-ok")).containsText(topic + "-2");
        button(dialog, "Close").click();
        assertThat(page.locator("#none")).isVisible();
        assertThat(kafka.topics()).doesNotContain(topic + "-1", topic + "-2");
    }

    @Test
    void aSettingIsChangedInPlace_andReset(Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        page.navigate(at("/topics/" + topic + "/configuration?show=all"));
        Locator row = page.locator("tr[data-key='segment.ms']");
        button(row, "Change segment.ms").click();
        row.locator(".editor input").fill("soon");
        button(row, "Save …").click();
        assertThat(row.locator(".problem")).containsText("soon");

        row.locator(".editor input").fill("3600000");
        button(row, "Save …").click();
        Locator dialog = page.locator(".danger-dialog[open]");
        assertThat(dialog.locator("dd").first()).hasText("604800000");
        assertThat(dialog.locator("dd").last()).containsText("3600000");
        button(dialog, "Change").click();
        button(dialog, "Close").click();
        assertThat(row.locator("[data-f=value]")).hasText("3600000");
        assertThat(row.locator("[data-f=meaning]")).hasText("1 h");
        assertThat(row.locator("[data-f=own]")).hasText("set here");

        button(row, "Reset segment.ms to its default").click();
        button(dialog, "Change").click();
        button(dialog, "Close").click();
        assertThat(row.locator("[data-f=value]")).hasText("604800000");
        page.locator("#settings-search").fill("unclean");
        assertThat(page).hasURL(Pattern.compile(".*search=unclean.*"));
        assertThat(page.locator("tr[data-key='unclean.leader.election.enable']")).isVisible();
    }

    @Test
    void aBarLeadsToItsRecords_andATopicThatIsDeletedSaysSo(Page page, KafkaProbe kafka)
            throws Exception {
        kafka.createTopic(topic, 1);
        for (int i = 0; i < 5; i++) {
            kafka.send(topic, "k", "v");
        }
        open(page, topic);
        assertThat(page.locator("#histogram-note")).containsText("5 records");
        page.locator(".histogram-list summary").click();
        Locator slice = page.locator("#histogram-list a").first();
        assertThat(slice)
                .hasAttribute(
                        "href", Pattern.compile("/topics/" + topic + "/records\\?from=time.*"));
        page.locator("[data-span='1h']").click();
        assertThat(page).hasURL(Pattern.compile(".*over=1h.*"));
        assertThat(page.locator("#histogram canvas")).isVisible();

        kafka.admin().deleteTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
        assertThat(page.locator("#fate")).containsText("The topic is gone");
        assertThat(page.locator("#gone")).isVisible();

        kafka.createTopic(topic, 2);
        assertThat(page.locator("#fate")).containsText("another one of the same name");
        page.locator("#fate a").click();
        assertThat(page.locator("#partitions tr")).hasCount(2);
        assertThat(page.locator("#fate")).isHidden();
    }

    @Test
    void aClickOnTheChartLeadsToTheRecordsOfThatTime(Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        kafka.send(topic, "k", "v");
        open(page, topic);
        assertThat(page.locator("#histogram-note")).containsText("1 record ");
        assertThat(page.locator("#histogram[data-ready] canvas")).isVisible();
        page.locator("#histogram").click();
        assertThat(page).hasURL(Pattern.compile(".*/topics/" + topic + "/records\\?from=time.*"));
    }

    @Test
    void aTopicIsCloned_andItsCloneIsOpened(Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 3);
        kafka.send(topic, "k", "v");
        open(page, topic);
        choose(page, "clone");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator("[name=name]")).hasValue(topic + "-clone");
        dialog.locator("[name=name]").fill(topic);
        button(dialog, "Clone").click();
        assertThat(dialog.locator("[name=name]")).hasAttribute("aria-invalid", "true");

        dialog.locator("[name=name]").fill(topic + "-2");
        button(dialog, "Clone").click();
        assertThat(page).hasURL(Pattern.compile(".*/topics/" + topic + "-2$"));
        assertThat(page.locator("h1")).hasText(topic + "-2");
        assertThat(page.locator("#partitions tr")).hasCount(3);
        assertThat(kafka.readAll(topic + "-2")).isEmpty();
    }

    @Test
    void partitionsAreAdded_onceItIsSeenWhatThatChanges_andTheNameIsTyped(
            Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 3);
        open(page, topic);
        choose(page, "grow");
        Locator dialog = page.locator("dialog[open]");
        assertThat(dialog.locator("[name=total]")).hasValue("4");
        button(dialog, "See what would change").click();
        assertThat(dialog).containsText("from 3 to 4");
        assertThat(dialog).containsText("75.0 %");
        assertThat(button(dialog, "Add")).isDisabled();
        assertThat(page.locator("#partitions tr")).hasCount(3);

        dialog.locator("#confirm-name").fill(topic);
        button(dialog, "Add").click();
        assertThat(dialog).containsText("has 4 partitions now");
        button(dialog, "Close").click();
        assertThat(page.locator("#partitions tr")).hasCount(4);
    }

    @Test
    void theListIsNarrowedByWhatIsTicked_alsoAfterAReload(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 3);
        kafka.createTopic(lagging.topic() + "-empty", 1);
        page.navigate(at("/topics?search=" + lagging.topic()));
        assertThat(page.locator("#rows tr")).hasCount(2);

        page.locator("[name=empty]").check();
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("#rows")).containsText(lagging.topic() + "-empty");
        assertThat(page).hasURL(Pattern.compile(".*empty=true.*"));
        assertThat(page.locator("th a[data-sort=records]"))
                .hasAttribute("href", Pattern.compile(".*empty=true.*sort=records.*"));
        page.reload();
        assertThat(page.locator("[name=empty]")).isChecked();
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.locator("[name=empty]").uncheck();
        page.locator("[name=noConsumers]").check();
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page).not().hasURL(Pattern.compile(".*empty=true.*"));
    }

    /** Once the list knows it, which is when its page is there. */
    private void open(Page page, String name) {
        page.navigate(at("/topics?search=" + name));
        page.locator("tr[data-key='" + name + "'] td.name a").click();
        assertThat(page.locator("h1")).hasText(name);
    }

    private static void choose(Page page, String action) {
        page.locator("#actions summary").click();
        page.locator("[data-do='" + action + "']").click();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
