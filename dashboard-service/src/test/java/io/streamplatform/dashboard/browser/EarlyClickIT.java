package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A page on a slow line: it is seen long before its script is there. */
@BrowserTest
class EarlyClickIT {

    @LocalServerPort private int port;

    @Test
    void aButtonPressedBeforeThePagesScriptIsThereIsNotForgotten(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("early");
        kafka.createTopic(topic, 1);
        page.navigate(at("/topics?search=" + topic));
        assertThat(page.locator("tr[data-key='" + topic + "']")).isVisible();

        List<Route> held = new ArrayList<>();
        page.route("**/js/topic.js", held::add);
        page.navigate(
                at("/topics/" + topic),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.locator("#actions summary").click();
        page.locator("[data-do=clone]").click();
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page.locator("dialog[open]")).hasCount(0);

        held.forEach(Route::resume);
        assertThat(page.locator("dialog[open] [name=name]")).hasValue(topic + "-clone");
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
