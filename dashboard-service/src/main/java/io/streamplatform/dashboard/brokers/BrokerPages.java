package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.page.Page;
import java.time.Duration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Brokers, controllers and features for people. */
@Page
class BrokerPages {

    /** As long as a first paint waits; what comes later is shown by the page's next look. */
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Brokers brokers;
    private final Agreements agreements;

    BrokerPages(Brokers brokers, Agreements agreements) {
        this.brokers = brokers;
        this.agreements = agreements;
    }

    @GetMapping("/cluster/brokers")
    String all(Model model) {
        model.addAttribute("brokers", brokers.all(PATIENCE));
        return "cluster/brokers";
    }

    @GetMapping("/cluster/brokers/{id:\\d+}")
    String one(@PathVariable String id, Model model) {
        model.addAttribute("broker", BrokersController.find(brokers, id, PATIENCE));
        return "cluster/broker";
    }

    @GetMapping("/cluster/quorum")
    String quorum(Model model) {
        model.addAttribute("quorum", agreements.quorum(PATIENCE));
        return "cluster/quorum";
    }

    @GetMapping("/cluster/features")
    String features(Model model) {
        model.addAttribute("features", agreements.features(PATIENCE));
        return "cluster/features";
    }
}
