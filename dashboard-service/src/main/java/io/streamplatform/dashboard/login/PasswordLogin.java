package io.streamplatform.dashboard.login;

import io.streamplatform.dashboard.access.AccessProperties;
import io.streamplatform.dashboard.audit.AccessTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Conditional;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/** Users of the settings, who log in with a form. */
@Component
@Conditional(Configured.Users.class)
class PasswordLogin implements LoginWay {

    private final List<AccessProperties.User> users;
    private final AccessTrail trail;
    private final LoginThrottle throttle = new LoginThrottle(System::nanoTime);

    PasswordLogin(AccessProperties properties, AccessTrail trail) {
        this.users = properties.users();
        this.trail = trail;
    }

    @Override
    public void addTo(HttpSecurity http, RequestCache asked) {
        http.authenticationProvider(provider())
                .formLogin(form ->
                        form.loginPage("/login")
                                .successHandler(new Welcome(asked, this::succeeded))
                                .failureHandler(this::failed))
                .addFilterBefore(
                        new ThrottleFilter(throttle), UsernamePasswordAuthenticationFilter.class);
    }

    private DaoAuthenticationProvider provider() {
        List<UserDetails> details =
                users.stream()
                        .map(user ->
                                User.withUsername(user.name())
                                        .password(user.password())
                                        .roles(user.role().name())
                                        .build())
                        .toList();
        DaoAuthenticationProvider provider =
                new DaoAuthenticationProvider(new InMemoryUserDetailsManager(details));
        // An unknown name is compared with a hash of this cost, and takes as long as a known one.
        provider.setPasswordEncoder(new BCryptPasswordEncoder(highestCost()));
        return provider;
    }

    private int highestCost() {
        return users.stream()
                .mapToInt(user -> Integer.parseInt(user.password().substring(4, 6)))
                .max()
                .orElse(SecretCommand.COST);
    }

    private void succeeded(HttpServletRequest request, String name) {
        throttle.succeeded(name, request.getRemoteAddr());
        trail.loggedIn(request, name, "password");
    }

    private void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        String name = request.getParameter("username");
        trail.failed(request, name == null ? "" : name.trim(), "wrong name or password");
        response.sendRedirect("/login?failed");
    }
}
