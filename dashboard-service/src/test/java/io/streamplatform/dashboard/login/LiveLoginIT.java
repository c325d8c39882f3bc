package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.dashboard.StompBrowser;
import io.streamplatform.dashboard.Visitor;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@LoginTest
class LiveLoginIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;

    @Test
    void theSocketNeedsTheLogin_andAPageOfOurs() {
        assertThatThrownBy(() -> new StompBrowser(port))
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
        try (Visitor viewer = Visitor.loggedIn(port, "viewer")) {
            Map<String, String> foreign =
                    Map.of("Cookie", viewer.cookies(), "Origin", "http://evil.example");
            assertThatThrownBy(() -> new StompBrowser(port, foreign))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            try (StompBrowser browser = connect(viewer)) {
                browser.subscribe("/topic/stats");
                await().atMost(PATIENCE).until(() -> !browser.frames("/topic/stats").isEmpty());
            }
        }
    }

    @Test
    void theSocketEndsWithTheLogin() throws Exception {
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                StompBrowser browser = connect(viewer);
                Visitor other = Visitor.loggedIn(port, "viewer");
                StompBrowser stays = connect(other)) {
            browser.subscribe("/topic/stats");
            await().atMost(PATIENCE).until(() -> !browser.frames("/topic/stats").isEmpty());
            viewer.logOut();
            assertThat(browser.ended().get(60, TimeUnit.SECONDS)).startsWith("1008");
            assertThatThrownBy(() -> connect(viewer))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            stays.subscribe("/topic/stats");
            await().atMost(PATIENCE).until(() -> !stays.frames("/topic/stats").isEmpty());
        }
    }

    @Test
    void whatABrowserSaysReachesNobody() throws Exception {
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                StompBrowser listening = connect(viewer);
                StompBrowser talking = connect(viewer);
                StompBrowser wandering = connect(viewer)) {
            listening.subscribe("/topic/stats");
            await().atMost(PATIENCE).until(() -> !listening.frames("/topic/stats").isEmpty());
            talking.say("/topic/stats", "{\"forged\":true}");
            talking.ended().get(60, TimeUnit.SECONDS);
            int seen = listening.frames("/topic/stats").size();
            await().atMost(PATIENCE).until(() -> listening.frames("/topic/stats").size() > seen);
            assertThat(listening.frames("/topic/stats")).noneMatch(frame -> frame.has("forged"));
            wandering.subscribe("/queue/elsewhere");
            wandering.ended().get(60, TimeUnit.SECONDS);
        }
    }

    private StompBrowser connect(Visitor visitor) {
        return new StompBrowser(port, Map.of("Cookie", visitor.cookies()));
    }
}
