package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.AccessProperties;
import io.streamplatform.dashboard.access.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which role the claims of a provider's user give. */
final class ProviderRoles {

    private final AccessProperties.Oidc settings;

    ProviderRoles(AccessProperties.Oidc settings) {
        this.settings = settings;
    }

    String claim() {
        return settings.rolesClaim();
    }

    /** The highest role that a value of the claim gives; empty when none does. */
    Optional<Role> of(Map<String, Object> claims) {
        Collection<?> values = values(claim(claims));
        if (isAnyOf(values, settings.admins())) {
            return Optional.of(Role.ADMIN);
        }
        if (isAnyOf(values, settings.editors())) {
            return Optional.of(Role.EDITOR);
        }
        return settings.viewers().contains("*") || isAnyOf(values, settings.viewers())
                ? Optional.of(Role.VIEWER)
                : Optional.empty();
    }

    /** The claim of that whole name, or what its dots lead to. */
    private @Nullable Object claim(Map<String, Object> claims) {
        if (claims.containsKey(settings.rolesClaim())) {
            return claims.get(settings.rolesClaim());
        }
        Object found = claims;
        for (String step : settings.rolesClaim().split("\\.")) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return found;
    }

    private static Collection<?> values(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> several -> several;
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }

    private static boolean isAnyOf(Collection<?> values, List<String> wanted) {
        return values.stream().anyMatch(value -> value instanceof String && wanted.contains(value));
    }
}
