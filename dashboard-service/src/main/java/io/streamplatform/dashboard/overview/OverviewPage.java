package io.streamplatform.dashboard.overview;

import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: figures, the live map, the stream of records. */
@Page
class OverviewPage {

    private final FlowBoard flowBoard;
    private final StatsBoard statsBoard;
    private final ClusterBoard clusterBoard;
    private final PageData data;

    OverviewPage(
            FlowBoard flowBoard, StatsBoard statsBoard, ClusterBoard clusterBoard, PageData data) {
        this.flowBoard = flowBoard;
        this.statsBoard = statsBoard;
        this.clusterBoard = clusterBoard;
        this.data = data;
    }

    @GetMapping("/")
    String overview(Model model) {
        Flow flow = flowBoard.flow();
        Stats stats = statsBoard.stats();
        model.addAttribute("flow", flow);
        model.addAttribute("stats", stats);
        model.addAttribute(
                "data",
                data.json(Map.of("flow", flow, "stats", stats, "cluster", clusterBoard.status())));
        return "overview/overview";
    }
}
