package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.streamplatform.schemas.SchemaType.AVRO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Schemas;
import io.streamplatform.dashboard.SchemasTest;
import io.streamplatform.dashboard.Site;
import io.streamplatform.schemas.WireFormat;
import io.streamplatform.testsupport.KafkaProbe;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Schemas in a browser: found, compared, checked, registered, deleted, and written by. */
@SchemasTest
@ExtendWith(BrowserExtension.class)
class SchemasBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;
    private final String topic = KafkaProbe.uniqueName("shown");
    private final String subject = topic + "-value";

    @Test
    void aSubjectIsFound_itsVersionsAreCompared_andItsRecordsCounted(Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int id = Schemas.registered(subject, AVRO, Schemas.USER);
        Schemas.registered(subject, AVRO, Schemas.USER_WITH_CITY);
        kafka.send(
                topic,
                "k",
                Schemas.written(id, AVRO, Schemas.USER, "{\"userId\":\"u\",\"amount\":1}"));
        awaitSeen();
        page.navigate(at("/schemas"));
        page.keyboard().press("/");
        page.keyboard().type(subject);
        Locator row = page.locator("#rows tr");
        assertThat(row).hasCount(1);
        assertThat(row).containsText("Avro");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        row.locator("td.name a").click();
        assertThat(page.locator("h1")).hasText(subject);
        assertThat(page.locator("#versions li")).hasCount(2);
        assertThat(page.locator(".schema-fields")).containsText("city");
        assertThat(page.locator("#schema-text .string").first()).isVisible();
        Locator counted = page.locator(".bars li");
        assertThat(counted.filter(new Locator.FilterOptions().setHasText("v1")).locator(".n"))
                .hasText("1");

        page.locator("#compare button").click();
        assertThat(page.locator("#diff .changes")).containsText("breaks nobody");
        assertThat(page.locator("#diff .changes tbody")).containsText("city");
        assertThat(page.locator("#diff ins").first()).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*from=1&to=2.*"));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 800);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }

    @Test
    void aVersionIsCheckedThenRegistered_andWhatBreaksSomebodyIsTold(Page page) {
        Schemas.registered(subject, AVRO, Schemas.USER);
        page.navigate(at("/schemas/" + subject));
        page.locator("#new-version").click();
        assertThat(page.locator("#register")).isDisabled();
        page.locator(".schema-editor textarea").fill(Schemas.USER_WITH_MUST);
        page.locator("#check").click();
        assertThat(page.locator(".check-result")).containsText("The registry refuses it");
        assertThat(page.locator(".levels .held"))
                .containsText("New readers cannot read what v1 wrote");
        assertThat(page.locator(".check-result .changes")).containsText("must");
        page.locator("#register").click();
        assertThat(page.locator("#schema-problem")).containsText("The registry says");

        page.locator(".schema-editor textarea").fill(Schemas.USER_WITH_CITY);
        assertThat(page.locator("#register")).isDisabled();
        page.locator("#check").click();
        assertThat(page.locator(".check-result")).containsText("The registry takes it");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.locator("#register").click();
        assertThat(page).hasURL(Pattern.compile(".*version=2.*"));
        assertThat(page.locator("#versions li")).hasCount(2);
    }

    @Test
    void aSubjectIsDeletedAfterItsNameIsTyped(Page page) {
        Schemas.registered(subject, AVRO, Schemas.USER);
        page.navigate(at("/schemas/" + subject));
        page.locator("#actions summary").click();
        page.locator("[data-do=delete]").click();
        assertThat(page.locator(".dependents")).containsText("Version 1 goes.");
        Locator go = page.locator(".danger-dialog button[type=submit]");
        assertThat(go).isDisabled();
        page.locator("#confirm-name").fill(subject);
        go.click();
        assertThat(page.locator(".danger-dialog .preview")).containsText("deleted softly");
        go.click();
        assertThat(page.locator("#deleted")).hasText("deleted softly");
    }

    @Test
    void aRecordIsWrittenWithTheFormOfItsSchema(Page page, KafkaProbe kafka) {
        kafka.createTopic(topic, 1);
        int id = Schemas.registered(subject, AVRO, Schemas.USER);
        awaitSeen();
        page.navigate(at("/topics/" + topic + "/produce"));
        page.locator("#value-format").selectOption("schema");
        Locator amount = page.locator("[name='field:amount']");
        amount.fill("two");
        assertThat(page.locator(".schema-form .problem")).containsText("amount must be");
        amount.fill("9007199254740993");
        assertThat(page.locator(".schema-form .problem")).hasCount(0);
        assertThat(page.locator("#value"))
                .hasValue(Pattern.compile(".*9007199254740993.*", Pattern.DOTALL));
        page.locator("#value").fill("{\"userId\": \"from-json\", \"amount\": 9007199254740993}");
        assertThat(page.locator("[name='field:userId']")).hasValue("from-json");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.locator("#send").click();
        assertThat(page.locator("#sent tr").first()).containsText("acknowledged");
        assertThat(WireFormat.schemaId(kafka.readAll(topic).getFirst().value())).hasValue(id);
        page.locator("#sent tr button").first().click();
        assertThat(page.locator("#record-body")).containsText("Avro User v1 (id " + id + ")");
        assertThat(page.locator("#record-body")).containsText("9007199254740993");
    }

    private void awaitSeen() {
        Site site = new Site(port);
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
