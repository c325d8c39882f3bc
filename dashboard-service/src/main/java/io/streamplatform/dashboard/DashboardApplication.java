package io.streamplatform.dashboard;

import io.streamplatform.dashboard.login.SecretCommand;
import java.io.IOException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the dashboard. It needs no cluster to start: a broker that is away is shown as that. */
@SpringBootApplication(
        // The login has a configuration of its own, and without one nothing of it is loaded.
        excludeName = {
            "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration",
            "org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration"
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
