package io.streamplatform.dashboard.services;

import io.streamplatform.dashboard.page.Page;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The pages that draw what the services beside the cluster know; the browser asks for it through
 * the forwarder.
 */
@Page
class ServicePages {

    @GetMapping("/analytics")
    String analytics() {
        return "services/analytics";
    }

    @GetMapping("/alerts")
    String alerts() {
        return "services/alerts";
    }

    @GetMapping("/metrics")
    String metrics() {
        return "services/metrics";
    }

    @GetMapping("/likes")
    String likes() {
        return "services/likes";
    }
}
