package io.streamplatform.dashboard.page;

import io.streamplatform.dashboard.access.FormToken;
import io.streamplatform.dashboard.access.Role;
import io.streamplatform.dashboard.access.Viewer;
import io.streamplatform.dashboard.access.Viewers;
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
    private final Viewers viewers;

    Frames(ObservedCluster cluster, BrowserLibraries libraries, Assets assets, Viewers viewers) {
        this.cluster = cluster;
        this.libraries = libraries;
        this.assets = assets;
        this.viewers = viewers;
    }

    PageFrame frame(HttpServletRequest request) {
        Instant now = Instant.now();
        FrameViewer viewer = viewer(request);
        return new PageFrame(
                theme(request),
                now,
                viewer.isStranger() ? null : PageFrame.SightWords.of(cluster.sight(), now),
                libraries.importMap(),
                assets.path(),
                viewer);
    }

    private FrameViewer viewer(HttpServletRequest request) {
        Viewer viewer = viewers.of(request);
        return new FrameViewer(
                viewer.name(),
                viewer.role(),
                viewers.isReadOnly(),
                viewers.isLoginAsked() && viewer.granted() != null,
                viewer.granted() == null,
                viewer.maySee(Role.ADMIN),
                FormToken.of(request));
    }

    private static @Nullable String theme(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, "theme");
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : null;
    }
}
