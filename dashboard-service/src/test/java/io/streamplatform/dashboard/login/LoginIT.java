package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.LoginSettings;
import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.dashboard.Visitor;
import io.streamplatform.dashboard.web.Assets;
import io.streamplatform.testsupport.KafkaProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@LoginTest
class LoginIT {

    @LocalServerPort private int port;
    @Autowired private Assets assets;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/topics",
                "/api/messages/orders",
                "/api/audit",
                "/api/nothing",
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator",
                "/v3/api-docs",
                "/swagger-ui/index.html",
                "/actuator/consumerlag",
                "/ws",
            })
    void whoIsNotLoggedInSeesNothing(String path) {
        try (Visitor visitor = new Visitor(port)) {
            Visitor.Answer answer = visitor.get(path);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.json().path("errors").path(0).path("remedy").asString())
                    .contains("/login");
        }
    }

    @Test
    void theLoginPageAndWhetherItIsUpAreForAll() {
        try (Visitor visitor = new Visitor(port)) {
            assertThat(visitor.page("/login").status()).isEqualTo(200);
            assertThat(visitor.get(assets.path() + "/css/tokens.css").status()).isEqualTo(200);
            for (String path :
                    new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
                assertThat(visitor.get(path).status()).isEqualTo(200);
                assertThat(visitor.get(path).body()).doesNotContain("kafka");
            }
            assertThat(visitor.get("/health").json().propertyNames())
                    .as("whether it is up, and no more")
                    .containsExactlyInAnyOrder("status", "kafka");
            Visitor.Answer missing = visitor.page("/img/none.svg");
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.body())
                    .contains("There is no such page")
                    .doesNotContain("data-state", "data-since", "data-error");
            Visitor.Answer page = visitor.page("/topics?search=a");
            assertThat(page.status()).isEqualTo(302);
            assertThat(page.header("Location")).endsWith("/login");
            assertThat(visitor.cookie("DASHBOARD_SESSION"))
                    .as("a session before the login")
                    .isNull();
        }
    }

    @Test
    void whoLogsInComesToThePageThatWasAskedFor_withASessionOfItsOwn() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.plantCookie("DASHBOARD_SESSION", "0123456789ABCDEF0123456789ABCDEF");
            visitor.page("/topics?search=deep&sort=records");
            Visitor.Answer answer = visitor.logIn("viewer", LoginSettings.PASSWORD);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).contains("/topics?search=deep&sort=records");
            String cookie =
                    answer.response().headers().allValues("Set-Cookie").stream()
                            .filter(each -> each.startsWith("DASHBOARD_SESSION"))
                            .findFirst()
                            .orElseThrow();
            assertThat(cookie)
                    .contains("HttpOnly")
                    .contains("SameSite=Lax")
                    .doesNotContain("0123456789ABCDEF0123456789ABCDEF");
            Visitor.Answer page = visitor.page("/topics");
            assertThat(page.body()).contains("data-role=\"VIEWER\"").contains("Sign out");
            assertThat(page.header("Cache-Control")).contains("no-store");
            assertThat(page.response().headers().allValues("X-Frame-Options"))
                    .as("set once")
                    .hasSize(1);

            String before = visitor.cookie("DASHBOARD_SESSION");
            String token =
                    visitor.page("/")
                            .body()
                            .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
            visitor.form(
                    "/login",
                    "_csrf",
                    token,
                    "username",
                    "admin",
                    "password",
                    LoginSettings.PASSWORD);
            assertThat(visitor.cookie("DASHBOARD_SESSION")).isNotNull().isNotEqualTo(before);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownNameGetTheSameAnswer() {
        try (Visitor visitor = new Visitor(port)) {
            Visitor.Answer wrong = visitor.logIn("viewer", "wrong");
            Visitor.Answer unknown = visitor.logIn("nobody-of-this-name", "wrong");
            assertThat(wrong.header("Location")).endsWith("/login?failed");
            assertThat(unknown.header("Location")).isEqualTo(wrong.header("Location"));
            assertThat(visitor.page("/login?failed").body())
                    .contains("The name or the password is wrong.");
            assertThat(visitor.get("/api/topics").status()).isEqualTo(401);
        }
    }

    @Test
    void whoGuessesWaits_andOthersDoNot() {
        String target = KafkaProbe.uniqueName("target");
        try (Visitor visitor = new Visitor(port)) {
            String answer = "";
            // The wait doubles with each guess, so that one is met however slow the machine is.
            for (int i = 0; i < 15 && !answer.contains("wait="); i++) {
                answer = visitor.logIn(target, "guess").header("Location");
                assertThat(answer.endsWith("/login?failed")).isEqualTo(!answer.contains("wait="));
                assertThat(i >= LoginThrottle.FREE_BY_NAME || answer.endsWith("/login?failed"))
                        .as("the first guesses are free")
                        .isTrue();
            }
            assertThat(answer).contains("/login?wait=");
            assertThat(visitor.page("/login?wait=1").body()).contains("Wait 1 second");
            Visitor.loggedIn(port, "viewer").close(); // others are not held up
        }
    }

    @ParameterizedTest
    @CsvSource({"/%6cogin, ''", "/login, ' '"})
    void aGuessIsCountedHoweverItIsWritten(String path, String around) {
        String target = KafkaProbe.uniqueName("written");
        try (Visitor visitor = new Visitor(port)) {
            String answer = "";
            for (int i = 0; i < 12 && !answer.contains("wait="); i++) {
                answer =
                        visitor.logInAt(path, around.repeat(i) + target, "guess")
                                .header("Location");
            }
            assertThat(answer).contains("/login?wait=");
        }
    }

    @Test
    void eachRoleMayDoWhatItIsFor(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("roles");
        kafka.createTopic(topic, 1);
        String records = "/api/topics/" + topic + "/records";
        String record = "{\"records\":[{\"value\":\"x\"}]}";
        try (Visitor viewer = Visitor.loggedIn(port, "viewer");
                Visitor editor = Visitor.loggedIn(port, "editor");
                Visitor admin = Visitor.loggedIn(port, "admin")) {
            assertThat(viewer.get("/api/topics").status()).isEqualTo(200);
            Visitor.Answer refused = viewer.change("POST", records, record);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().path("detail").asString())
                    .contains("VIEWER")
                    .contains("EDITOR");
            assertThat(viewer.change("DELETE", "/api/topics/" + topic, null).status())
                    .isEqualTo(403);
            assertThat(viewer.get("/api/audit").status()).isEqualTo(403);
            assertThat(viewer.page("/audit").status()).isEqualTo(403);

            assertThat(editor.change("POST", records, record).status()).isEqualTo(201);
            assertThat(editor.change("DELETE", "/api/topics/" + topic, null).status())
                    .isEqualTo(403);
            assertThat(editor.get("/api/audit").status()).isEqualTo(403);

            assertThat(admin.get("/api/audit").status()).isEqualTo(200);
            assertThat(admin.change("DELETE", "/api/topics/" + topic, null).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aChangeNeedsThePagesToken_andThePagesOrigin(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("forged");
        kafka.createTopic(topic, 1);
        String path = "/api/topics/" + topic;
        try (Visitor admin = Visitor.loggedIn(port, "admin");
                Visitor other = Visitor.loggedIn(port, "admin")) {
            Visitor.Answer without = admin.changeWith("DELETE", path, null);
            assertThat(without.status()).isEqualTo(403);
            assertThat(without.json().path("detail").asString()).contains("reload the page");
            assertThat(admin.changeWith("DELETE", path, null, "X-XSRF-TOKEN", "made-up").status())
                    .isEqualTo(403);
            assertThat(
                            admin.changeWith("DELETE", path, null, "Origin", "http://evil.example")
                                    .status())
                    .isEqualTo(403);
            assertThat(admin.changeWith("DELETE", path, null, "Authorization", "Bearer x").status())
                    .as("a header that turns the check off has to be right itself")
                    .isEqualTo(401);
            assertThat(admin.form("/logout").header("Location")).endsWith("/login?again");
            assertThat(admin.get("/api/topics").status()).as("still logged in").isEqualTo(200);
            assertThat(admin.change("DELETE", path, null).status()).isEqualTo(204);
            assertThat(other.get("/api/topics").status()).isEqualTo(200);
        }
    }

    @Test
    void programsShowATokenWithEachRequest_andGetNoSession(KafkaProbe kafka) {
        String topic = KafkaProbe.uniqueName("program");
        kafka.createTopic(topic, 1);
        try (Visitor program = new Visitor(port)) {
            String viewer = "Bearer " + LoginSettings.token("viewer");
            Visitor.Answer metrics = program.get("/actuator/prometheus", "Authorization", viewer);
            assertThat(metrics.status()).isEqualTo(200);
            assertThat(metrics.body()).contains("dashboard_audit_dropped");
            assertThat(program.cookies()).doesNotContain("DASHBOARD_SESSION");
            assertThat(program.get("/api/topics").status()).isEqualTo(401);
            assertThat(
                            program.changeWith(
                                            "DELETE",
                                            "/api/topics/" + topic,
                                            null,
                                            "Authorization",
                                            viewer)
                                    .status())
                    .isEqualTo(403);
            assertThat(
                            program.changeWith(
                                            "DELETE",
                                            "/api/topics/" + topic,
                                            null,
                                            "Authorization",
                                            "Bearer " + LoginSettings.token("admin"))
                                    .status())
                    .isEqualTo(204);
            Visitor.Answer unknown =
                    program.get("/api/topics", "Authorization", "Bearer none-of-ours");
            assertThat(unknown.status()).isEqualTo(401);
            assertThat(unknown.header("WWW-Authenticate")).contains("invalid_token");
        }
    }

    @Test
    void whoLogsOutIsOut() {
        try (Visitor visitor = Visitor.loggedIn(port, "viewer")) {
            String session = visitor.cookie("DASHBOARD_SESSION");
            assertThat(visitor.logOut().header("Location")).endsWith("/login?out");
            visitor.plantCookie("DASHBOARD_SESSION", String.valueOf(session));
            assertThat(visitor.get("/api/topics").status()).isEqualTo(401);
        }
    }
}
