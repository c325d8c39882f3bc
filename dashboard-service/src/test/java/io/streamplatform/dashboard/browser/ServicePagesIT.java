package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Test
    void aLikeIsPressed_andSeenInItsPartition_withWhoReadsIt(Page page) {
        StandIns.answerFor(page);
        List<String> asked = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (!request.method().equals("GET")) {
                asked.add(
                        "%s %s %s"
                                .formatted(
                                        request.method(),
                                        request.url().replaceAll("^.*/api", "/api"),
                                        request.postData()));
            }
        });
        page.route(
                "**/api/likes?*",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(202)
                                        .setContentType("application/json")
                                        .setBody("{\"firstOrder\":1,\"lastOrder\":2}")));
        page.navigate(at("/"));
        page.keyboard().press("g");
        page.keyboard().press("k");
        assertThat(page.locator(".nav [aria-current]")).hasText("Likes");
        assertThat(page.locator("[data-f=acknowledged]")).hasText("2");
        assertThat(page.locator("#partitioner [aria-pressed=true]")).hasText("sticky");
        assertThat(page.locator("#auto-now")).hasText("5 a second");
        Locator first = page.locator(".like-lane").first();
        assertThat(first).containsText("2 likes");
        assertThat(first).containsText("read by likes-consumer-1");
        assertThat(first.locator(".like-record")).hasCount(2);
        assertThat(first.locator(".like-record.is-open")).hasText("2");
        assertThat(page.locator(".like-lane").nth(1)).containsText("read by nobody that answers");
        assertThat(page.locator("#deliveries tr").nth(1)).containsText("<b>alice</b>");
        assertThat(page.locator(".like-consumer")).hasCount(2);
        assertThat(page.locator(".like-consumer").first()).containsText("partition 0, 2");
        assertThat(page.locator(".like-consumer.is-idle")).containsText("idle");
        assertThat(page.locator("#group-says")).hasText("group likes-ui: not there yet");

        page.locator("#user").fill("mira");
        page.locator("[data-count='10']").click();
        assertThat(page.locator("#said"))
                .hasText("Like 2 is record 18 of partition 0, after 2.4 ms.");
        page.locator("#like").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("l");
        page.locator("[data-partitioner=BY_KEY]").click();
        page.locator("#auto").fill("12");
        page.waitForCondition(
                () -> asked.size() >= 5); // the page's events come only while it is asked
        assertThat(asked)
                .containsExactly(
                        "POST /api/likes?count=10&user=mira null",
                        "POST /api/likes?count=1&user=mira null",
                        "POST /api/likes?count=1&user=mira null",
                        "PATCH /api/likes {\"partitioner\":\"BY_KEY\"}",
                        "PATCH /api/likes {\"autoPerSecond\":12}");
    }

    @Test
    void withoutTheLikesServiceThePageSaysSo(Page page) {
        page.navigate(at("/likes"));
        assertThat(page.locator("#service-away")).isVisible();
        assertThat(page.locator("#service-state")).containsText("likes service away since");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
