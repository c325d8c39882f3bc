package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Ways of rebalancing side by side, as a person measures them. */
@BrowserTest
class ComparisonSectionIT {

    private static final double PATIENCE = 90_000;

    @LocalServerPort private int port;

    @Test
    void oneButtonMeasuresAllThree_andNumbersSayWhatIsBetter(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/labs/groups");
        assertThat(page.locator("#not-compared")).isVisible();
        page.locator("#comparison-heartbeat").selectOption("1000");
        page.locator("#compare").click();
        assertThat(page.locator(".course")).hasCount(3);
        assertThat(page.locator(".course-cell")).hasCount(3 * 12);
        assertThat(page.locator("#stop-comparing")).isVisible();
        assertThat(page.locator(".course-cell[data-owner='4']").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        assertThat(new AxeBuilder(page).include("#comparison").analyze().getViolations()).isEmpty();

        assertThat(page.locator("#findings li").first())
                .containsText(
                        "eager stops 12 of 12 partitions, cooperative 3",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".course")).hasCount(0);
        Locator rows = page.locator("#comparison-table tbody tr");
        assertThat(rows).hasCount(6);
        assertThat(rows.first()).containsText("Classic, eager");
        assertThat(rows.nth(2)).hasText(Pattern.compile("Consumer protocol.*\\d\\.\\d\\d ×.*"));
        assertThat(page.locator("#standstill-chart canvas")).isVisible();
        assertThat(page.locator("#compared-how")).containsText("Consumer protocol 1 s");
        assertThat(new AxeBuilder(page).include("#comparison").analyze().getViolations()).isEmpty();
        page.setViewportSize(375, 812);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(375);
    }

    @Test
    void itIsStopped_andWhatIsRefusedIsSaidThere(Page page) {
        page.navigate("http://127.0.0.1:" + port + "/labs/groups");
        page.locator("#compare").click();
        page.locator("#stop-comparing").click();
        assertThat(page.locator("#comparison-problem"))
                .hasText("Stopped.", new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator("#compare")).isEnabled();
        page.route(
                "**/api/labs/groups/comparison",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(409)
                                        .setContentType("application/problem+json")
                                        .setBody("{\"detail\": \"no place is left\"}")));
        page.locator("#compare").click();
        assertThat(page.locator("#comparison-problem")).hasText("no place is left");
        assertThat(page.locator("#compare")).isEnabled();
    }
}
