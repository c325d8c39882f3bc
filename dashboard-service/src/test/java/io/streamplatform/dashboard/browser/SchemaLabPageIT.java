package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.streamplatform.dashboard.SchemasTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The lab of schema evolution as a person uses it. */
@SchemasTest
@ExtendWith(BrowserExtension.class)
class SchemaLabPageIT {

    private static final double PATIENCE = 120_000;

    @LocalServerPort private int port;

    @Test
    void anExerciseIsDoneFromItsBeginningToItsEnd(Page page) {
        // The page scrolls to the roll-out; a click in the middle of that would miss.
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(at("/labs"));
        assertThat(page.locator(".nav [aria-current]")).hasText("Labs");
        page.locator(".lab-card[href='/labs/schemas']").click();
        Locator exercise = page.locator("[data-exercise=break]");
        exercise.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator("#running")).hasText("running");
        assertThat(page.locator("#diff del")).containsText("customer");
        page.locator("#rate").fill("20");
        assertThat(page.locator(".lab-row").first()).containsText("quantity");
        assertThat(page.locator("[data-reader='1'] .production")).hasText("in production");

        page.locator("#step").click();
        assertThat(page.locator("#refusal")).containsText("At FORWARD the registry refuses");
        assertThat(page.locator("#refusal li")).containsText("customer");
        page.locator("#round-level").selectOption("NONE");
        assertThat(page.locator("#refusal")).isHidden();
        page.locator("#step").click();
        assertThat(page.locator("#verdict"))
                .hasText(
                        Pattern.compile(
                                "Producer first: [\\d,]+ of [\\d,]+ records could not be read by"
                                        + " the consumer in production\\. BACKWARD allows consumer"
                                        + " first.*"));
        assertThat(exercise.locator(".task.is-done")).hasCount(4);
        assertThat(page.locator(".lab-row .is-failed.is-production").first())
                .containsText("missing required field customer");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
        assertThat(page.locator(".who-small").first()).isVisible();

        page.locator("#end").click();
        assertThat(page.locator("#running")).hasText("not running");
        assertThat(page.locator("#ended")).hasText("Ended: somebody ended it.");
        assertThat(page.locator("#not-running")).isVisible();
    }

    @Test
    void theRegistryIsAsked_andACellTellsWhy(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate(at("/labs/schemas"));
        assertThat(page.locator("#matrix tbody tr")).hasCount(11);
        page.getByLabel("Widen int to long at FORWARD: refused").click();
        assertThat(page.locator("#why")).containsText("quantity");

        page.locator("input[value=own]").check();
        page.locator("#own-text").fill("{\"type\": \"record\"");
        assertThat(page.locator("#own-problem")).containsText("not an Avro schema");
        page.locator("#own-text")
                .fill(
                        "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"lab\",\"fields\":[{\"name\":\"mine\",\"type\":\"string\"}]}");
        assertThat(page.locator("#forecast li.is-bad")).hasCount(2);
        page.locator("#ask").click();
        assertThat(page.locator("#matrix tbody tr")).hasCount(12);
        assertThat(page.locator("#matrix tbody tr").last()).containsText("Your own change");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void formatsAreComparedAtAPress_andItIsStoppedAtAnother(Page page) {
        page.navigate(at("/labs/schemas"));
        page.locator("#compare").click();
        assertThat(page.locator("#comparing")).isVisible();
        page.locator("#stop-comparing").click();
        assertThat(page.locator("#comparison-problem"))
                .hasText("Stopped.", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#compared")).isHidden();

        page.locator("#compare").click();
        assertThat(page.locator("#compare")).isDisabled();
        assertThat(page.locator("#comparison-problem")).isHidden();
        assertThat(page.locator("#sizes-table tbody tr"))
                .hasCount(5, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#bytes-chart canvas")).isVisible();
        assertThat(page.locator("#compared-how")).containsText("20,000 records");
        assertThat(page.locator("#comparing")).isHidden();
        assertThat(page.locator("#compare")).isEnabled();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
