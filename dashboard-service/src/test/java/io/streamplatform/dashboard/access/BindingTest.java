package io.streamplatform.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BindingTest {

    private static final String HASH =
            "$2y$12$abcdefghijklmnopqrstuuJ3Yq0kqIvUoVvJ3w3x8i0v8tqM0Yk0W";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "localhost"})
    void onLoopbackNoLoginIsNeeded(String address) throws UnknownHostException {
        bind(address, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "10.0.0.1"})
    void elsewhereItRefusesToStart(String address) {
        assertThatThrownBy(() -> bind(address, Map.of()))
                .isInstanceOf(OpenToTheNetwork.class)
                .hasMessageContaining("server.address")
                .hasMessageContaining("without a login");
    }

    @Test
    void noAddressIsEveryAddress() {
        assertThatThrownBy(() -> bind(null, Map.of()))
                .isInstanceOf(OpenToTheNetwork.class)
                .hasMessageContaining("every address");
    }

    @ParameterizedTest
    @CsvSource({
        "dashboard.access.without-login, true",
        "spring.security.oauth2.client.registration.company.client-id, dashboard",
    })
    void aLoginOrAWordThatNoneIsNeededOpensIt(String setting, String value)
            throws UnknownHostException {
        bind("0.0.0.0", Map.of(setting, value));
    }

    @Test
    void usersOpenIt() throws UnknownHostException {
        bind(
                "0.0.0.0",
                Map.of(
                        "dashboard.access.users[0].name", "mira",
                        "dashboard.access.users[0].password", HASH,
                        "dashboard.access.users[0].role", "ADMIN"));
    }

    @Test
    void aPortOfItsOwnForTheActuatorHasNoLoginBeforeIt() throws UnknownHostException {
        Map<String, String> users =
                Map.of(
                        "dashboard.access.users[0].name", "mira",
                        "dashboard.access.users[0].password", HASH,
                        "dashboard.access.users[0].role", "ADMIN",
                        "management.server.port", "9999");
        assertThatThrownBy(() -> bind("0.0.0.0", users))
                .isInstanceOf(OpenToTheNetwork.class)
                .hasMessageContaining("management.server.address");
        Map<String, String> onLoopback = new HashMap<>(users);
        onLoopback.put("management.server.address", "127.0.0.1");
        bind("0.0.0.0", onLoopback);
    }

    @Test
    void aWordThatNoLoginIsNeededDoesNotOpenTheActuatorOfOneThatHasOne() {
        Map<String, String> users =
                Map.of(
                        "dashboard.access.users[0].name", "mira",
                        "dashboard.access.users[0].password", HASH,
                        "dashboard.access.users[0].role", "ADMIN",
                        "dashboard.access.without-login", "true",
                        "management.server.port", "9999");
        assertThatThrownBy(() -> bind("0.0.0.0", users))
                .isInstanceOf(OpenToTheNetwork.class)
                .hasMessageContaining("management.server.address");
    }

    @Test
    void theRefusalNamesTheSettings() {
        String action =
                new OpenToTheNetworkAnalyzer()
                        .analyze(new OpenToTheNetwork("server.address", "0.0.0.0"))
                        .getAction();
        assertThat(action)
                .contains("SERVER_ADDRESS")
                .contains("dashboard.access.users[0].name")
                .contains("spring.security.oauth2.client.registration")
                .contains("DASHBOARD_ACCESS_WITHOUTLOGIN");
    }

    private static void bind(@Nullable String address, Map<String, String> settings)
            throws UnknownHostException {
        ServerProperties server = new ServerProperties();
        server.setAddress(address == null ? null : InetAddress.getByName(address));
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", new HashMap<>(settings)));
        AccessProperties access =
                new Binder(new MapConfigurationPropertySource(settings))
                        .bindOrCreate("dashboard.access", AccessProperties.class);
        new Binding(server, environment, access, new LoginMethods(environment));
    }
}
