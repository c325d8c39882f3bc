package io.streamplatform.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Who there is in the tests with a login, and what is masked for them. */
public final class LoginSettings
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Everybody's password. */
    public static final String PASSWORD = "correct horse battery";

    public static final String AUDIT_TOPIC = "audit-of-the-tests";
    private static final String HASH = new BCryptPasswordEncoder(10).encode(PASSWORD);
    private static final IdentityProvider PROVIDER = new IdentityProvider();

    public static IdentityProvider provider() {
        return PROVIDER;
    }

    /** The token of a role. */
    public static String token(String role) {
        return "token-of-the-" + role + "-0123456789-0123456789-0123456789";
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, String> settings = new TreeMap<>();
        int index = 0;
        for (String role : new String[] {"viewer", "editor", "admin"}) {
            String user = "dashboard.access.users[%d].".formatted(index);
            String token = "dashboard.access.tokens[%d].".formatted(index++);
            settings.put(user + "name", role);
            settings.put(user + "password", HASH);
            settings.put(user + "role", role);
            settings.put(token + "name", role + "-program");
            settings.put(token + "sha256", sha256(token(role)));
            settings.put(token + "role", role);
        }
        String client = "spring.security.oauth2.client.registration.company.";
        settings.put(client + "client-id", "dashboard");
        settings.put(client + "client-secret", "a secret of the test");
        settings.put(client + "client-name", "the company");
        settings.put(client + "scope", "openid");
        settings.put(
                "spring.security.oauth2.client.provider.company.issuer-uri", PROVIDER.issuer());
        settings.put(
                "spring.security.oauth2.client.provider.company.user-name-attribute",
                "preferred_username");
        settings.put("dashboard.access.oidc.admins[0]", "kafka-admins");
        settings.put("dashboard.access.oidc.editors[0]", "kafka-editors");
        String rule = "dashboard.masking.rules[0].";
        settings.put(rule + "topics[0]", "masked-*");
        settings.put(rule + "fields[0]", "payment.card");
        settings.put(rule + "headers[0]", "authorization");
        settings.put(rule + "visible-to[0]", "ADMIN");
        settings.put("dashboard.masking.rules[1].topics[0]", "masked-*");
        settings.put("dashboard.masking.rules[1].key", "true");
        settings.put("dashboard.masking.rules[1].action", "HASH");
        settings.put("dashboard.masking.rules[1].visible-to[0]", "ADMIN");
        settings.put("dashboard.masking.hash-key", "a key of the tests, long enough");
        settings.put("dashboard.audit.topic", AUDIT_TOPIC);
        TestPropertyValues.of(
                        settings.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .toList())
                .applyTo(context);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
