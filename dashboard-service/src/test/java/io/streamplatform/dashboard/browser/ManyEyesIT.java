package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages for those who use a keyboard, a reader, a phone. */
@BrowserTest
class ManyEyesIT {

    @LocalServerPort private int port;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void axeFindsNothingOnAnyPage(ColorScheme scheme, Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 15);
        StandIns.answerFor(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        for (String path : pages(lagging)) {
            open(page, path);
            var found = new AxeBuilder(page).analyze().getViolations();
            assertThat(found)
                    .as("%s in %s", path, scheme)
                    .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
                    .isEmpty();
        }
    }

    @Test
    void noPageScrollsSidewaysOnAPhone(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 15);
        StandIns.answerFor(page);
        page.setViewportSize(375, 812);
        for (String path : pages(lagging)) {
            open(page, path);
            int width = (int) page.evaluate("() => document.documentElement.scrollWidth");
            assertThat(width).as(path).isLessThanOrEqualTo(375);
        }
    }

    @Test
    void theKeyboardIsEnough(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 5);
        open(page, "/");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();

        page.keyboard().press("g");
        page.keyboard().press("t");
        assertThat(page).hasURL(Pattern.compile(".*/topics$"));
        // The address changes before there is anybody to hear a key.
        page.waitForLoadState();
        page.keyboard().press("/");
        page.keyboard().type(lagging.topic());
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.keyboard().press("Escape");
        page.keyboard().press("g");
        page.keyboard().press("g");
        assertThat(page).hasURL(Pattern.compile(".*/groups$"));
    }

    @Test
    void thePageStandsStillForThoseWhoPreferIt(Page page, KafkaProbe kafka) {
        Lagging.by(kafka, 5);
        page.emulateMedia(
                new Page.EmulateMediaOptions()
                        .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        open(page, "/");
        assertThat(page.locator(".node.topic").first()).isVisible();
        Object running =
                page.evaluate(
                        "() => document.getAnimations().filter(a => a.playState === 'running'"
                                + " && a.effect.getComputedTiming().duration > 10).length");
        assertThat(running).isEqualTo(0);
    }

    private static List<String> pages(Lagging lagging) {
        return List.of(
                "/",
                "/topics",
                "/topics/" + lagging.topic(),
                "/topics/" + lagging.topic() + "/records",
                "/groups",
                "/groups/" + lagging.group(),
                "/cluster",
                "/analytics",
                "/alerts",
                "/metrics",
                "/likes",
                "/labs",
                "/labs/groups",
                "/labs/schemas",
                "/no-such-page");
    }

    private void open(Page page, String path) {
        page.navigate("http://127.0.0.1:" + port + path);
        assertThat(page.locator("#sight b")).hasText("Live");
        if (List.of("/analytics", "/alerts", "/metrics", "/likes").contains(path)) {
            assertThat(page.locator("#service-body")).isVisible();
        }
    }
}
