package io.streamplatform.dashboard.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.streamplatform.dashboard.Site;
import java.time.Duration;
import java.util.List;

/** A topic's records page as a test sees and uses it. */
record RecordsWindow(Page page, int port, String topic) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Opens the page with these parameters, once the dashboard has seen the topic. */
    static RecordsWindow open(Page page, int port, String topic, String parameters) {
        Site site = new Site(port);
        await().atMost(PATIENCE).until(() -> site.get("/api/topics/" + topic).status() == 200);
        RecordsWindow window = new RecordsWindow(page, port, topic);
        page.navigate(window.address(parameters));
        return window;
    }

    String address(String parameters) {
        return "http://127.0.0.1:"
                + port
                + "/topics/"
                + topic
                + "/records"
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    Locator rows() {
        return page.locator("#records tr");
    }

    Locator row(String text) {
        return rows().filter(new Locator.FilterOptions().setHasText(text));
    }

    /** The offsets that are shown, from the top, as they are written. */
    List<String> offsets() {
        return page.locator("#records td.offset").allTextContents();
    }

    Locator truth() {
        return page.locator("#truth");
    }

    Locator drawer() {
        return page.locator("#record");
    }

    Locator at(String selector) {
        return page.locator(selector);
    }

    Locator at(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }
}
