package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.LoginSettings;
import io.streamplatform.dashboard.LoginTest;
import io.streamplatform.dashboard.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@LoginTest
class ProviderLoginIT {

    @LocalServerPort private int port;

    @Test
    void whoTheProviderKnowsComesIn_withTheRoleOfTheirGroup() {
        LoginSettings.provider().isUsedBy("mira", "others", "kafka-editors");
        try (Visitor visitor = new Visitor(port)) {
            visitor.page("/groups?search=deep");
            assertThat(visitor.page("/login").body()).contains("Sign in with the company");
            Visitor.Answer in = viaProvider(visitor);
            assertThat(in.header("Location")).contains("/groups?search=deep");
            String page = visitor.page("/").body();
            assertThat(page).contains("data-role=\"EDITOR\"").contains(">mira<");
            assertThat(visitor.change("DELETE", "/api/topics/none", null).status()).isEqualTo(403);
            assertThat(visitor.logOut().header("Location")).endsWith("/login?out");
            assertThat(visitor.get("/api/topics").status()).isEqualTo(401);
        }
    }

    @Test
    void whoIsInNoneOfTheGroupsDoesNot() {
        LoginSettings.provider().isUsedBy("mallory", "others");
        try (Visitor visitor = new Visitor(port)) {
            assertThat(viaProvider(visitor).header("Location")).endsWith("/login?role");
            assertThat(visitor.page("/login?role").body()).contains("none of your groups");
            assertThat(visitor.get("/api/topics").status()).isEqualTo(401);
        }
    }

    @Test
    void whoOnlyBeginsALoginCostsNoSession() {
        try (Visitor visitor = new Visitor(port)) {
            Visitor.Answer asked = visitor.page("/oauth2/authorization/company");
            assertThat(asked.header("Location")).startsWith(LoginSettings.provider().issuer());
            assertThat(visitor.cookie("DASHBOARD_SESSION")).isNull();
            assertThat(asked.response().headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie)
                                    .contains("DASHBOARD_LOGIN=", "HttpOnly", "SameSite=Lax"));
        }
    }

    @Test
    void theAnswerToWhatAnotherBrowserAskedIsRefused() {
        LoginSettings.provider().isUsedBy("mira", "kafka-editors");
        try (Visitor mira = new Visitor(port);
                Visitor mallory = new Visitor(port)) {
            Visitor.Answer back = mira.follow(mira.page("/oauth2/authorization/company"));
            mallory.page("/oauth2/authorization/company");
            assertThat(mallory.follow(back).header("Location")).endsWith("/login?provider");
            assertThat(mallory.get("/api/topics").status()).isEqualTo(401);
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() {
        try (Visitor visitor = new Visitor(port)) {
            Visitor.Answer answer = visitor.page("/login/oauth2/code/company?code=x&state=y");
            assertThat(answer.header("Location")).endsWith("/login?provider");
            assertThat(visitor.get("/api/topics").status()).isEqualTo(401);
        }
    }

    /** To the provider, back with a code, and in: the last answer leads to the page asked for. */
    private static Visitor.Answer viaProvider(Visitor visitor) {
        Visitor.Answer asked = visitor.page("/oauth2/authorization/company");
        assertThat(asked.header("Location")).startsWith(LoginSettings.provider().issuer());
        Visitor.Answer back = visitor.follow(asked);
        assertThat(back.header("Location")).contains("/login/oauth2/code/company?code=");
        return visitor.follow(back);
    }
}
