package io.streamplatform.dashboard.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import io.streamplatform.testsupport.KafkaProbe;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@BrowserTest
class SocketIT {

    @LocalServerPort private int port;

    @Test
    void aCutSocketIsTold_recordsStillCome_andItHealsByItself(Page page, KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("cut");
        kafka.createTopic(topic, 1);
        kafka.send(topic, "by-socket", "x");
        AtomicBoolean mayConnect = new AtomicBoolean(true);
        AtomicReference<WebSocketRoute> last = new AtomicReference<>();
        page.routeWebSocket(
                "**/ws",
                socket -> {
                    last.set(socket);
                    if (mayConnect.get()) {
                        socket.connectToServer();
                    } else {
                        socket.close();
                    }
                });
        page.navigate("http://127.0.0.1:" + port + "/?topics=" + topic);
        assertThat(page.locator("#sight b")).hasText("Live");
        assertThat(page.locator("#stream-rows")).containsText("by-socket");

        mayConnect.set(false);
        last.get().close();
        assertThat(page.locator("#sight b")).hasText("Polling");
        assertThat(page.locator("#notice")).containsText("asks every 3 s instead");
        kafka.send(topic, "by-polling", "x");
        assertThat(page.locator("#stream-rows")).containsText("by-polling");

        mayConnect.set(true);
        assertThat(page.locator("#sight b")).hasText("Live");
        assertThat(page.locator("#notice")).isHidden();
        kafka.send(topic, "healed", "x");
        assertThat(page.locator("#stream-rows")).containsText("healed");
    }
}
