package io.streamplatform.dashboard.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who may do what. Without users, tokens or an OpenID provider ({@code
 * spring.security.oauth2.client.*}) there is no login: whoever reaches the dashboard may do
 * everything, which is why it then listens on loopback only.
 *
 * @param readOnly nobody changes anything, whatever their role
 * @param withoutLogin listens on other than loopback although there is no login. For where
 *     something else decides who gets there: a container whose port is published on loopback, a
 *     proxy with a login of its own. Has no effect where a login is configured
 * @param users who logs in with a password
 * @param tokens programs that show a token with each request
 * @param oidc what an OpenID provider's users may do
 * @param sessionLifetime time after which a login ends even when it is used; the time without use
 *     is {@code server.servlet.session.timeout}
 */
@Validated
@ConfigurationProperties("dashboard.access")
public record AccessProperties(
        @DefaultValue("false") boolean readOnly,
        @DefaultValue("false") boolean withoutLogin,
        @DefaultValue List<@Valid User> users,
        @DefaultValue List<@Valid Token> tokens,
        @DefaultValue Oidc oidc,
        @DefaultValue("12h") Duration sessionLifetime) {

    /**
     * A person.
     *
     * @param name that they log in with
     * @param password as a bcrypt hash of cost 10 or more; {@code --hash-password} makes one
     * @param role what they may do
     */
    public record User(
            @NotBlank String name,
            @NotNull
                    @Pattern(
                            regexp = "\\$2[aby]\\$(1\\d|2\\d|3[01])\\$[./A-Za-z0-9]{53}",
                            message =
                                    "has to be a bcrypt hash of cost 10 or more; java -jar"
                                            + " dashboard.jar --hash-password makes one")
                    String password,
            @NotNull Role role) {

        /** Without the hash: settings are printed when they are refused. */
        @Override
        public String toString() {
            return "User[name=%s, role=%s]".formatted(name, role);
        }
    }

    /**
     * A program.
     *
     * @param name that the audit log tells
     * @param sha256 of its token, in hex; {@code --new-token} makes both
     * @param role what it may do
     */
    public record Token(
            @NotBlank String name,
            @NotNull
                    @Pattern(
                            regexp = "[0-9a-fA-F]{64}",
                            message =
                                    "has to be the SHA-256 of the token in hex; java -jar"
                                            + " dashboard.jar --new-token makes both")
                    String sha256,
            @NotNull Role role) {}

    /**
     * Which role a provider's user gets: the highest of which a value is among those of the claim.
     * Whoever has none of them may not log in.
     *
     * @param rolesClaim claim with roles or groups; a dot leads into an object, as in {@code
     *     realm_access.roles}
     * @param viewers values that make a viewer; {@code *} for every user of the provider
     * @param editors values that make an editor
     * @param admins values that make an admin
     */
    public record Oidc(
            @DefaultValue("groups") String rolesClaim,
            @DefaultValue List<String> viewers,
            @DefaultValue List<String> editors,
            @DefaultValue List<String> admins) {}
}
