package io.streamplatform.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private Answering dashboard;
    private Rest rest;

    @BeforeEach
    void begin() throws IOException {
        dashboard = new Answering();
        rest = new Rest(http, "dashboard", dashboard.address());
    }

    @AfterEach
    void end() {
        dashboard.close();
        http.close();
    }

    @Test
    void aGoodAnswerIsItsJson() throws Exception {
        dashboard.lay("GET /api/cluster", 200, "{\"controllerId\": 2}");
        dashboard.lay("DELETE /api/topics/test", 204, "");

        assertThat(Stage.number(rest.get("/api/cluster"), "controllerId")).isEqualTo(2);
        rest.delete("/api/topics/test");
    }

    @Test
    void aProblemIsToldAsASentenceWithItsRemedies() {
        dashboard.lay(
                "POST /api/topics",
                400,
                """
                {"title": "Bad request", "detail": "A field is not acceptable.", "errors": [
                 {"field": "partitions", "value": "0", "remedy": "set 1 to 10000."}]}
                """);

        var failure =
                catchThrowableOfType(
                        RequestFailedException.class,
                        () -> rest.post("/api/topics", Map.of("partitions", 0)));

        assertThat(failure.status()).isEqualTo(400);
        assertThat(failure)
                .hasMessage(
                        "POST /api/topics of dashboard: 400, A field is not acceptable. partitions:"
                                + " set 1 to 10000.");
    }

    @Test
    void aRemedyThatTheSentenceHasAlreadyIsNotToldTwice() {
        dashboard.lay(
                "GET /api/alerts/rules",
                503,
                """
                {"detail": "alert does not answer. Start it.",
                 "errors": [{"field": "alert", "value": "", "remedy": "Start it."}]}
                """);

        assertThatThrownBy(() -> rest.get("/api/alerts/rules"))
                .hasMessageEndingWith("503, alert does not answer. Start it.");
    }

    @Test
    void anAnswerThatIsNoProblemIsToldAsItIs() {
        dashboard.lay("GET /api/stats", 502, "bad gateway " + "x".repeat(1000));
        dashboard.lay("GET /api/flow", 500, "");

        assertThatThrownBy(() -> rest.get("/api/stats"))
                .hasMessageContaining("502, bad gateway xxx")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        assertThatThrownBy(() -> rest.get("/api/flow")).hasMessageContaining("no reason given");
    }

    @Test
    void whoDoesNotAnswerIsNamedWithTheAddress() {
        String address = dashboard.address();
        dashboard.close();

        assertThatThrownBy(() -> rest.get("/api/stats"))
                .isInstanceOf(IOException.class)
                .hasMessage("dashboard does not answer at " + address);
    }

    @Test
    void somebodyElseAtTheAddressIsNoticed() {
        dashboard.lay("GET /api/stats", 200, "<html>Welcome</html>");

        assertThatThrownBy(() -> rest.get("/api/stats"))
                .hasMessageEndingWith("is not dashboard: it sends no JSON");
    }
}
