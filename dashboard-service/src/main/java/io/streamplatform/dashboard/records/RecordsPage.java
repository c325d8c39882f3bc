package io.streamplatform.dashboard.records;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.web.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Records of a topic for people: read, searched and followed. */
@Page
class RecordsPage {

    private static final int ROWS = 100;

    /** What stands in the address of the view that the page itself brings. */
    private static final Set<String> OF_THE_FIRST_VIEW = Set.of("record");

    private final ObservedCluster cluster;
    private final FirstRecords first;
    private final PageData data;

    RecordsPage(ObservedCluster cluster, FirstRecords first, PageData data) {
        this.cluster = cluster;
        this.first = first;
        this.data = data;
    }

    @GetMapping("/topics/{name}/records")
    String records(@PathVariable String name, HttpServletRequest request, Model model) {
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic topic = snapshot == null ? null : snapshot.topics().get(name);
        if (topic == null) {
            throw new NotFound(
                    "topic",
                    name,
                    "It may have been deleted, or is not yet seen: a new topic shows up within"
                            + " seconds.");
        }
        RecordPage page = firstPage(name, request);
        List<Integer> partitions = topic.partitions().stream().map(p -> p.partition()).toList();
        model.addAttribute("topic", topic);
        model.addAttribute("partitions", partitions);
        model.addAttribute(
                "rows",
                page == null ? List.of() : page.records().stream().map(RecordRow::of).toList());
        model.addAttribute("data", data.json(new Start(name, partitions, ROWS, page)));
        return "records/records";
    }

    /**
     * What the page's module begins with.
     *
     * @param topic the topic
     * @param partitions its partitions
     * @param size records of a page
     * @param page the newest records, null when the browser has to ask for what its address says
     */
    record Start(String topic, List<Integer> partitions, int size, @Nullable RecordPage page) {}

    private @Nullable RecordPage firstPage(String name, HttpServletRequest request) {
        boolean isFirstView = OF_THE_FIRST_VIEW.containsAll(request.getParameterMap().keySet());
        return isFirstView && cluster.sight().state() == Sight.State.LIVE
                ? first.of(name, ROWS)
                : null;
    }
}
