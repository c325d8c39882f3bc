package io.streamplatform.dashboard.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to set instead. */
class OpenToTheNetworkAnalyzer extends AbstractFailureAnalyzer<OpenToTheNetwork> {

    @Override
    protected FailureAnalysis analyze(Throwable root, OpenToTheNetwork cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                """
                Choose one (docs/SECURITY.md has examples):
                - keep it on loopback: server.address=127.0.0.1 (SERVER_ADDRESS)
                - let people log in: dashboard.access.users[0].name, .password, .role \
                (DASHBOARD_ACCESS_USERS_0_NAME, ...), or an OpenID provider by \
                spring.security.oauth2.client.registration.*
                - say that something else decides who gets there, such as a port published on \
                loopback or a proxy with a login: dashboard.access.without-login=true \
                (DASHBOARD_ACCESS_WITHOUTLOGIN)\
                """,
                cause);
    }
}
