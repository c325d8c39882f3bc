package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.AccessProperties;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.audit.AccessTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** People log in at an OpenID provider, which says who they are and in which groups. */
@Configuration(proxyBeanMethods = false)
@Conditional(Configured.Provider.class)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class ProviderLogin {

    private static final Logger log = LoggerFactory.getLogger(ProviderLogin.class);
    private static final String NO_ROLE = "no_role";

    /** Asked when somebody logs in, not before: a provider that is away holds up no start. */
    @Bean
    static ClientRegistrationRepository providers(OAuth2ClientProperties properties) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(
                        List.copyOf(
                                new OAuth2ClientPropertiesMapper(properties)
                                        .asClientRegistrations()
                                        .values())));
    }

    @Bean
    static LoginWay loginAtProvider(
            ClientRegistrationRepository providers, AccessProperties access, AccessTrail trail) {
        ProviderRoles roles = new ProviderRoles(access.oidc());
        return (http, asked) ->
                http.oauth2Login(login ->
                        login.clientRegistrationRepository(providers)
                                // Nothing is asked of the provider in the user's name later on.
                                .authorizedClientService(
                                        new InMemoryOAuth2AuthorizedClientService(providers))
                                .loginPage("/login")
                                .authorizationEndpoint(away ->
                                        away.authorizationRequestRepository(
                                                new LoginsUnderWay(System::nanoTime)))
                                .userInfoEndpoint(
                                        info -> info.oidcUserService(new RoleGivingUsers(roles)))
                                .successHandler(
                                        new Welcome(
                                                asked,
                                                (request, name) ->
                                                        trail.loggedIn(request, name, "provider")))
                                .failureHandler((request, response, cause) ->
                                        failed(request, response, cause, trail)));
    }

    private static void failed(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException cause,
            AccessTrail trail)
            throws IOException {
        boolean hasNoRole =
                cause instanceof OAuth2AuthenticationException refused
                        && refused.getError().getErrorCode().equals(NO_ROLE);
        String reason = String.valueOf(cause.getMessage());
        trail.failed(request, "a user of the provider", reason);
        log.warn("A login at the provider failed: {}", reason);
        response.sendRedirect(hasNoRole ? "/login?role" : "/login?provider");
    }

    private static final class RoleGivingUsers extends OidcUserService {

        private final ProviderRoles roles;

        RoleGivingUsers(ProviderRoles roles) {
            this.roles = roles;
        }

        @Override
        public OidcUser loadUser(OidcUserRequest request) {
            OidcUser user = super.loadUser(request);
            Optional<Role> role = roles.of(user.getClaims());
            if (role.isEmpty()) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(NO_ROLE),
                        "%s has none of the values of dashboard.access.oidc in the claim %s"
                                .formatted(user.getName(), roles.claim()));
            }
            String nameAttribute =
                    request.getClientRegistration()
                            .getProviderDetails()
                            .getUserInfoEndpoint()
                            .getUserNameAttributeName();
            return new DefaultOidcUser(
                    AuthorityUtils.createAuthorityList("ROLE_" + role.get()),
                    user.getIdToken(),
                    user.getUserInfo(),
                    nameAttribute == null ? "sub" : nameAttribute);
        }
    }
}
