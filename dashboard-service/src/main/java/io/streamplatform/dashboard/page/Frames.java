package io.streamplatform.dashboard.page;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.web.Assets;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Makes the frame of a page for a request. */
@Component
class Frames {

    private static final Set<String> THEMES = Set.of("light", "dark");

    private final ObservedCluster cluster;
    private final BrowserLibraries libraries;
    private final Assets assets;

    Frames(ObservedCluster cluster, BrowserLibraries libraries, Assets assets) {
        this.cluster = cluster;
        this.libraries = libraries;
        this.assets = assets;
    }

    PageFrame frame(HttpServletRequest request) {
        Instant now = Instant.now();
        return new PageFrame(
                theme(request),
                now,
                PageFrame.SightWords.of(cluster.sight(), now),
                libraries.importMap(),
                assets.path());
    }

    private static @Nullable String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, "theme");
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : null;
    }
}
