package io.streamplatform.dashboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.DashboardTest;
import io.streamplatform.dashboard.Site;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** SCRAM users are made and deleted in the real cluster, and their passwords are told to nobody. */
@DashboardTest
@ExtendWith(OutputCaptureExtension.class)
class UsersIT {

    private static final String PASSWORD = "correct-horse-battery-staple";

    @LocalServerPort private int port;
    private final String user = "user-" + UUID.randomUUID();
    private Site site;

    @BeforeEach
    void site() {
        site = new Site(port);
    }

    @Test
    void aUserIsMade_changed_andDeleted_andThePasswordIsNowhere(CapturedOutput output) {
        Site.Answer made = put("SCRAM-SHA-512", PASSWORD, 8192);
        assertThat(made.status()).as(made.json().toString()).isEqualTo(200);
        assertThat(put("SCRAM-SHA-256", PASSWORD, 4096).status()).isEqualTo(200);
        JsonNode credentials = found().path("users").path(0).path("credentials");
        assertThat(credentials.size()).isEqualTo(2);
        assertThat(credentials.path(1).path("mechanism").asString()).isEqualTo("SCRAM-SHA-512");
        assertThat(credentials.path(1).path("iterations").asInt()).isEqualTo(8192);
        assertThat(new String(made.response().body(), StandardCharsets.UTF_8))
                .doesNotContain(PASSWORD);

        assertThat(site.delete(path() + "/credentials/SCRAM-SHA-256").status()).isEqualTo(204);
        assertThat(found().path("users").path(0).path("credentials").size()).isEqualTo(1);
        assertThat(site.delete(path()).status()).isEqualTo(204);
        assertThat(found().path("total").asInt()).isZero();
        assertThat(site.delete(path()).status()).isEqualTo(404);

        assertThat(output.getAll()).contains("user.password", user).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "SCRAM-SHA-512, '', 4096, password",
        "SCRAM-SHA-512, correct-horse-battery-staple, 4095, iterations",
        "SCRAM-SHA-512, correct-horse-battery-staple, 16385, iterations",
        "PLAIN, correct-horse-battery-staple, 4096, mechanism",
    })
    void whatCannotBeIsNamed_withoutThePassword(
            String mechanism, String password, int iterations, String field) {
        Site.Answer answer = put(mechanism, password, iterations);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString()).isEqualTo(field);
        assertThat(answer.json().toString()).doesNotContain(PASSWORD);
        assertThat(found().path("total").asInt()).isZero();
    }

    private Site.Answer put(String mechanism, String password, int iterations) {
        return site.sendJson(
                "PUT",
                path() + "/credentials/" + mechanism,
                "{\"password\":\"%s\",\"iterations\":%d}".formatted(password, iterations));
    }

    private String path() {
        return "/api/cluster/users/" + user;
    }

    private JsonNode found() {
        return site.json("/api/cluster/users?search=" + user);
    }
}
