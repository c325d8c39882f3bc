package io.streamplatform.dashboard.access;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Refuses to start where others than this machine could reach the dashboard and no login is asked
 * for. It is made before a port is opened.
 */
@Component
class Binding {

    Binding(
            ServerProperties server,
            Environment settings,
            AccessProperties access,
            LoginMethods logins) {
        if (!logins.any()) {
            if (access.withoutLogin()) {
                return; // open on purpose, the actuator too
            }
            require("server.address", server.getAddress());
        }
        // A port of its own for the actuator has no login before it.
        String port = settings.getProperty("management.server.port");
        if (port != null && !port.equals(String.valueOf(server.getPort())) && !port.equals("-1")) {
            require(
                    "management.server.address",
                    Binder.get(settings)
                            .bind("management.server.address", InetAddress.class)
                            .orElse(null));
        }
    }

    private static void require(String setting, @Nullable InetAddress address) {
        if (address == null || !address.isLoopbackAddress()) {
            throw new OpenToTheNetwork(
                    setting, address == null ? "every address" : address.getHostAddress());
        }
    }
}
