package io.streamplatform.dashboard.web;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** What every page finds in its model. */
@ControllerAdvice(annotations = Controller.class)
class PageModel {

    private final ObservedCluster cluster;
    private final Assets assets;

    PageModel(ObservedCluster cluster, Assets assets) {
        this.cluster = cluster;
        this.assets = assets;
    }

    @ModelAttribute("sight")
    Sight sight() {
        return cluster.sight();
    }

    @ModelAttribute("assets")
    String assets() {
        return assets.path();
    }

    @ModelAttribute("cspNonce")
    @Nullable String cspNonce(
            @RequestAttribute(name = GateFilter.NONCE, required = false) @Nullable String nonce) {
        return nonce;
    }
}
