package io.streamplatform.dashboard.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which names in a Host header are the dashboard's own. */
final class HostNames {

    private static final Pattern LOOPBACK_ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}");

    private final Set<String> allowed = new HashSet<>();

    HostNames(List<String> configured) {
        allowed.add("localhost");
        allowed.add("[::1]");
        configured.forEach(name -> allowed.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Is this Host header one of ours? A request without one (HTTP/1.0) comes from no browser. */
    boolean isOurs(@Nullable String hostHeader) {
        if (hostHeader == null) {
            return true;
        }
        String name = withoutPort(hostHeader.toLowerCase(Locale.ROOT).strip());
        return allowed.contains(name) || LOOPBACK_ADDRESS.matcher(name).matches();
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
