package io.streamplatform.dashboard.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamplatform.dashboard.access.AccessProperties.Oidc;
import io.streamplatform.dashboard.access.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProviderRolesTest {

    private final ProviderRoles roles =
            new ProviderRoles(
                    new Oidc(
                            "realm_access.roles",
                            List.of("lookers"),
                            List.of("writers"),
                            List.of("kafka-admins")));

    @Test
    void theHighestRoleOfTheClaimIsGiven() {
        assertThat(roles.of(claims(List.of("lookers", "writers")))).contains(Role.EDITOR);
        assertThat(roles.of(claims(List.of("kafka-admins", "lookers")))).contains(Role.ADMIN);
        assertThat(roles.of(claims(List.of("lookers")))).contains(Role.VIEWER);
        assertThat(roles.of(claims("writers"))).contains(Role.EDITOR);
    }

    @Test
    void whoHasNoneOfThemGetsNone() {
        assertThat(roles.of(claims(List.of("Kafka-Admins", "others")))).isEmpty();
        assertThat(roles.of(claims(List.of()))).isEmpty();
        assertThat(roles.of(claims(List.of(7, true)))).isEmpty();
        assertThat(roles.of(Map.of("realm_access", "kafka-admins"))).isEmpty();
        assertThat(roles.of(Map.of("roles", List.of("kafka-admins")))).isEmpty();
        assertThat(roles.of(Map.of())).isEmpty();
    }

    @Test
    void aClaimMayHaveADotInItsName_andEverybodyMayBeAViewer() {
        assertThat(roles.of(Map.of("realm_access.roles", List.of("writers"))))
                .contains(Role.EDITOR);
        ProviderRoles open =
                new ProviderRoles(new Oidc("groups", List.of("*"), List.of(), List.of("a")));
        assertThat(open.of(Map.of())).contains(Role.VIEWER);
        assertThat(open.of(Map.of("groups", List.of("a")))).contains(Role.ADMIN);
    }

    private static Map<String, Object> claims(Object values) {
        return Map.of("realm_access", Map.of("roles", values));
    }
}
