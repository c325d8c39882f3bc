package io.streamplatform.dashboard.access;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The ways to log in that the settings name. Without any there is no login. */
@Component
public class LoginMethods {

    private final boolean users;
    private final boolean tokens;
    private final Map<String, String> providers = new LinkedHashMap<>();

    public LoginMethods(Environment settings) {
        Binder binder = Binder.get(settings);
        this.users = isThere(binder, "users", AccessProperties.User.class);
        this.tokens = isThere(binder, "tokens", AccessProperties.Token.class);
        binder.bind(
                        "spring.security.oauth2.client.registration",
                        Bindable.mapOf(String.class, Registration.class))
                .orElse(Map.of())
                .forEach((id, of) ->
                        providers.put(id, of.clientName() == null ? id : of.clientName()));
    }

    /** Is there any? */
    public boolean any() {
        return users || tokens || !providers.isEmpty();
    }

    /** Do people log in with a name and a password of the settings? */
    public boolean users() {
        return users;
    }

    /** The OpenID providers at which people log in: names for people by their ids. */
    public Map<String, String> providers() {
        return Collections.unmodifiableMap(providers);
    }

    /** What of a provider's settings is looked at here; the identifier has to be there. */
    record Registration(@Nullable String clientId, @Nullable String clientName) {}

    private static <T> boolean isThere(Binder binder, String name, Class<T> type) {
        return binder.bind("dashboard.access." + name, Bindable.listOf(type))
                .map(found -> !found.isEmpty())
                .orElse(false);
    }
}
