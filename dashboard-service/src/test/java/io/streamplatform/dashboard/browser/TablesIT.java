package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class TablesIT {

    @LocalServerPort private int port;

    @Test
    void theListOfTopicsTellsTrueFigures_andIsSearchedByTheServer(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 25);
        page.navigate(at("/topics?search=" + lagging.topic()));

        Locator row = page.locator("#rows tr");
        assertThat(row).hasCount(1);
        assertThat(row.locator("[data-f=records]")).hasText("25");
        assertThat(row.locator("[data-f=layout]")).hasText("2 × 1");
        assertThat(row.locator(".readers")).containsText(lagging.group());
        assertThat(row.locator(".readers .lag")).hasText("25");

        kafka.send(lagging.topic(), "another", "x");
        assertThat(row.locator("[data-f=records]")).hasText("26");

        page.locator("[data-search]").fill("no-such-topic-anywhere");
        assertThat(page.locator("#none")).isVisible();
        assertThat(page).hasURL(Pattern.compile(".*search=no-such-topic-anywhere.*"));
        page.locator("[data-search]").fill(lagging.topic());
        assertThat(row).hasCount(1);
    }

    @Test
    void theFirstPaintHasTheFiguresInIt(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 12);
        page.navigate(at("/topics"));
        assertThat(page.locator("tr[data-key='" + lagging.topic() + "'] [data-f=records]"))
                .hasText("12");

        String html = page.request().get(at("/topics?search=" + lagging.topic())).text();
        assertThat(html).contains("/topics/" + lagging.topic()).contains(">12<");
    }

    @Test
    void aHeadOrdersTheTable_andTheAddressSaysSo(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 3);
        page.navigate(at("/topics?search=" + lagging.topic()));
        page.locator("th a[data-sort=records]").click();
        assertThat(page).hasURL(Pattern.compile(".*sort=records&order=desc.*"));
        assertThat(page.locator("th[aria-sort=descending]")).containsText("Records kept");
        assertThat(page.locator("#rows tr")).hasCount(1);
    }

    @Test
    void aTopicShowsItsPartitionsGroupsAndRecords(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 30);
        page.navigate(at("/topics"));
        page.locator("tr[data-key='" + lagging.topic() + "'] td.name a").click();

        assertThat(page.locator("h1")).hasText(lagging.topic());
        assertThat(page.locator("#partitions tr")).hasCount(2);
        assertThat(page.locator("#figures [data-f=records]")).hasText("30");
        assertThat(page.locator("#readers")).containsText(lagging.group());
        assertThat(page.locator("#stream-rows > li").first()).isVisible();
        assertThat(page.locator("#throughput canvas")).isVisible();

        kafka.send(lagging.topic(), "seen-live", "x");
        assertThat(page.locator("#stream-rows")).containsText("seen-live");
        assertThat(page.locator("#figures [data-f=records]")).hasText("31");
    }

    @Test
    void aGroupShowsItsLagByPartition(Page page, KafkaProbe kafka) {
        Lagging lagging = Lagging.by(kafka, 20);
        page.navigate(at("/groups?search=" + lagging.group()));
        Locator row = page.locator("#rows tr");
        assertThat(row.locator("[data-f=lag]")).hasText("20");
        assertThat(row.locator("[data-f=state]")).hasText("empty");
        row.locator("td.name a").click();

        assertThat(page.locator("h1")).hasText(lagging.group());
        assertThat(page.locator("#figures [data-f=lag]")).hasText("20");
        assertThat(page.locator("#no-members")).isVisible();
        assertThat(page.locator("#offsets tr")).hasCount(2);
        assertThat(page.locator("#offsets tr").first().locator("[data-f=member]"))
                .hasText("nobody");
        kafka.send(lagging.topic(), "grows", "x");
        assertThat(page.locator("#figures [data-f=lag]")).hasText("21");
    }

    @Test
    void whatIsNotThereIsToldInTheHousesStyle(Page page) {
        var answer = page.navigate(at("/topics/no-such-topic"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("Not found");
        assertThat(page.locator("main")).containsText("no-such-topic");
        assertThat(page.navigate(at("/no/such/page")).status()).isEqualTo(404);
        assertThat(page.locator("h1")).hasText("Not found");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
