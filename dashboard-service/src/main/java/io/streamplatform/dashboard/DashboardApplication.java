package io.streamplatform.dashboard;

import io.streamplatform.dashboard.login.SecretCommand;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;

/** Starts the dashboard. It needs no cluster to start: a broker that is away is shown as that. */
@SpringBootApplication(
        // The login has a configuration of its own, and without one nothing of it is loaded.
        exclude = {
            SecurityAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class,
            ServletWebSecurityAutoConfiguration.class,
            ManagementWebSecurityAutoConfiguration.class,
            OAuth2ClientAutoConfiguration.class,
            OAuth2ClientWebSecurityAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class DashboardApplication {

    public static void main(String[] args) throws IOException {
        if (SecretCommand.isAsked(args)) {
            System.exit(SecretCommand.run(args[0], System.out));
        }
        SpringApplication.run(DashboardApplication.class, args);
    }
}
