package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class ServicePagesIT {

    @LocalServerPort private int port;

    @Test
    void aServiceThatIsAwayIsTold_andThePageFillsWhenItIsBack(Page page) {
        page.navigate(at("/analytics"));
        assertThat(page.locator("#service-away")).isVisible();
        assertThat(page.locator("#service-state")).containsText("analytics service away since");

        StandIns.answerFor(page);
        assertThat(page.locator("#service-body")).isVisible();
        assertThat(page.locator("#service-away")).isHidden();
        assertThat(page.locator("[data-f=activeUsers]")).hasText("4");
        assertThat(page.locator("#revenue")).containsText("EUR 1,823.12");
        assertThat(page.locator("#kinds canvas")).isVisible();
    }

    @Test
    void anAlertIsAcknowledgedByAButton_inTheNameOfWhoDoes(Page page) {
        StandIns.answerFor(page);
        AtomicReference<String> posted = new AtomicReference<>();
        page.route(
                "**/api/alerts/acknowledge",
                route -> {
                    posted.set(route.request().postData());
                    route.fulfill(
                            new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{}"));
                });
        page.navigate(at("/alerts"));
        page.locator(".alerts .button").click();
        assertThat(page.locator(".alerts .said")).containsText("Say who you are first");

        page.locator("#by").fill("mira");
        page.locator(".alerts .button").click();
        assertThat(page.locator(".alerts .said")).hasText("");
        assertThat(posted.get())
                .isEqualTo("{\"alertId\":\"error-rate/payment-service/1\",\"by\":\"mira\"}");
    }

    @Test
    void aMeasurementOpensIntoALargeChart_andTheAddressKeepsIt(Page page) {
        StandIns.answerFor(page);
        page.navigate(at("/metrics"));
        page.locator(".cell").first().click();
        assertThat(page.locator("#detail-title")).hasText("web-server-01 · CPU");
        assertThat(page.locator("#detail-chart canvas")).isVisible();
        page.reload();
        assertThat(page.locator("#detail-title")).hasText("web-server-01 · CPU");
        assertThat(page.locator("#anomalies")).containsText("unusual for this host");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
