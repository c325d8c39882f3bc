package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.AccessProperties;
import io.streamplatform.dashboard.access.LoginMethods;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.audit.AccessTrail;
import io.streamplatform.dashboard.web.Assets;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer.SessionFixationConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who is not logged in sees the login page and whether the dashboard is up, and nothing else. What
 * each role may do is decided behind this, by the role gate. The headers that every answer carries
 * are those of the gate filter; here only what a login adds to them.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@Conditional(Configured.Login.class)
class LoginConfiguration {

    private static final String[] ROLES =
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new);
    private static final String[] PUBLIC = {
        "/login",
        "/img/**",
        "/favicon.ico",
        "/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
    };

    @Bean
    static LoginAnswers loginAnswers(JsonMapper json, AccessTrail trail) {
        return new LoginAnswers(json, trail);
    }

    /** The way back from a provider is a foreign page's link: a strict cookie would stay away. */
    @Bean
    static CookieSameSiteSupplier sessionCookie(LoginMethods methods) {
        CookieSameSiteSupplier sameSite =
                methods.providers().isEmpty()
                        ? CookieSameSiteSupplier.ofStrict()
                        : CookieSameSiteSupplier.ofLax();
        return sameSite.whenHasName("DASHBOARD_SESSION");
    }

    @Bean
    static SecurityFilterChain loginChain(
            HttpSecurity http,
            AccessProperties access,
            LoginMethods methods,
            List<LoginWay> ways,
            LoginAnswers answers,
            AccessTrail trail,
            Assets assets) {
        CookieRequestCache asked = asked(!methods.providers().isEmpty());
        http.authorizeHttpRequests(requests ->
                        requests.dispatcherTypeMatchers(
                                        DispatcherType.ERROR,
                                        DispatcherType.ASYNC,
                                        DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(PUBLIC)
                                .permitAll()
                                .requestMatchers(assets.path() + "/**")
                                .permitAll()
                                .anyRequest()
                                .hasAnyRole(ROLES))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                // A new session, so that its age is that of the login.
                .sessionManagement(
                        sessions -> sessions.sessionFixation(SessionFixationConfigurer::newSession))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(formTokens())
                                // No page can make a browser send this header elsewhere.
                                .ignoringRequestMatchers(TokenFilter::isShown))
                .headers(headers ->
                        headers.defaultsDisabled()
                                .cacheControl(Customizer.withDefaults())
                                .httpStrictTransportSecurity(
                                        strict -> strict.includeSubDomains(false)))
                .logout(logout ->
                        logout.logoutUrl("/logout")
                                .logoutSuccessUrl("/login?out")
                                .addLogoutHandler(
                                        (request, response, who) -> trail.loggedOut(request, who)))
                .addFilterBefore(
                        new SessionAge(access.sessionLifetime()), SecurityContextHolderFilter.class)
                .addFilterBefore(new TokenFilter(access.tokens(), answers), CsrfFilter.class)
                .addFilterAfter(new FormTokenFilter(), CsrfFilter.class);
        ways.forEach(way -> way.addTo(http, asked));
        return http.build();
    }

    private static CookieCsrfTokenRepository formTokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("DASHBOARD_TOKEN");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        return tokens;
    }

    /** Remembers which page was asked for before the login, in the browser rather than here. */
    private static CookieRequestCache asked(boolean comesBackFromElsewhere) {
        CookieRequestCache cache = new CookieRequestCache();
        cache.setRequestMatcher(LoginConfiguration::isPage);
        cache.setCookieCustomizer(cookie ->
                cookie.setAttribute("SameSite", comesBackFromElsewhere ? "Lax" : "Strict"));
        return cache;
    }

    static boolean isPage(HttpServletRequest request) {
        String accepts = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        return request.getMethod().equals("GET")
                && accepts != null
                && accepts.contains("text/html")
                && !path.startsWith("/api/")
                && !path.startsWith("/actuator");
    }
}
