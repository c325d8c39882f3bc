package io.streamplatform.dashboard.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@DashboardTest
class SafetyIT {

    @LocalServerPort private int port;
    @Autowired private Assets assets;
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepAPageItsOwn() {
        Site.Answer answer = site.get("/api/stats");
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .contains("script-src 'self' 'nonce-")
                .doesNotContain("unsafe");
        assertThat(site.get("/api/stats").header("Content-Security-Policy"))
                .as("a nonce is used once")
                .isNotEqualTo(policy);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(site.get("/api/nothing").header("Content-Security-Policy")).isNotEmpty();
    }

    @Test
    void aNameThatIsNotOursIsRefused() throws IOException {
        assertThat(
                        raw(
                                "GET /api/stats HTTP/1.1\r\n"
                                        + "Host: rebound.example\r\n"
                                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("rebound.example")
                .contains("dashboard.web.allowed-hosts");
        assertThat(raw("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aChangeAskedForByAForeignPageIsRefused() {
        String path = "/api/analytics/anything";
        assertThat(site.post(path, "{}", "Origin", "http://evil.example").status()).isEqualTo(403);
        assertThat(site.post(path, "{}", "Origin", "null").status()).isEqualTo(403);
        assertThat(site.post(path, "{}", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
        assertThat(site.post(path, "{}", "Sec-Fetch-Site", "same-site").status()).isEqualTo(403);
        assertThat(site.post(path, "{}", "Sec-Fetch-Site", "same-origin").status()).isEqualTo(503);
        assertThat(site.post(path, "{}", "Origin", "http://127.0.0.1:" + port).status())
                .isEqualTo(503);
        assertThat(site.post(path, "{}").status()).as("no browser").isEqualTo(503);
        assertThat(
                        site.json("/api/audit?action=access.refused&size=500")
                                .path("entries")
                                .valueStream()
                                .filter(entry ->
                                        entry.path("resource").asString().equals("POST " + path))
                                .map(entry -> entry.path("failure").asString()))
                .as("told in the audit log")
                .contains("Origin is 'http://evil.example'", "Sec-Fetch-Site is 'cross-site'");
    }

    @Test
    void whatIsNotThereOrNotAllowedIsAProblem() {
        Site.Answer missing = site.get("/api/nothing");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(missing.json().path("detail").asString()).contains("/api/nothing");
        Site.Answer method = site.post("/api/groups", "{}");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Content-Type")).isEqualTo("application/problem+json");
        Site.Answer sort = site.get("/api/topics?sort=colour");
        assertThat(sort.status()).isEqualTo(400);
        assertThat(sort.json().path("remedy").asString()).contains("produceRate");
        assertThat(site.get("/api/topics?page=-1").json().path("field").asString())
                .isEqualTo("page");
        assertThat(site.get("/api/groups?order=up").json().path("field").asString())
                .isEqualTo("order");
    }

    @Test
    void librariesAreCachedForAYear() {
        Site.Answer library = site.get("/webjars/stomp__stompjs/7.0.0/esm6/index.js");
        assertThat(library.status()).isEqualTo(200);
        assertThat(library.header("Cache-Control"))
                .contains("max-age=31536000")
                .contains("immutable");
        assertThat(library.header("Content-Type")).startsWith("text/javascript");
        assertThat(assets.path()).matches("/a-[0-9a-f]{10}");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
