package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.cluster.ClusterStatus;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The cluster for people: brokers, controllers, partitions in trouble, what happened. */
@Page
class ClusterPage {

    /** As many events as the page shows. */
    private static final int SHOWN = 100;

    private final ClusterBoard board;
    private final ClusterEvents events;
    private final PageData data;

    ClusterPage(ClusterBoard board, ClusterEvents events, PageData data) {
        this.board = board;
        this.events = events;
        this.data = data;
    }

    @GetMapping("/cluster")
    String cluster(Model model) {
        ClusterStatus cluster = board.status();
        ClusterEvents.Happened happened = events.newest(SHOWN);
        model.addAttribute("cluster", cluster);
        model.addAttribute("happened", happened);
        model.addAttribute("data", data.json(Map.of("cluster", cluster, "happened", happened)));
        return "cluster/cluster";
    }
}
