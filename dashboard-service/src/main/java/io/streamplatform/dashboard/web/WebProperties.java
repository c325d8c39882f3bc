package io.streamplatform.dashboard.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may ask the dashboard, and how much.
 *
 * @param allowedHosts names, beside those of loopback, under which the dashboard may be asked for;
 *     other names are refused, so that a foreign page cannot reach it by a name of its own (DNS
 *     rebinding)
 * @param requestSize bytes of the largest request body that is read
 */
@ConfigurationProperties("dashboard.web")
record WebProperties(
        @DefaultValue List<String> allowedHosts, @DefaultValue("4MB") DataSize requestSize) {}
