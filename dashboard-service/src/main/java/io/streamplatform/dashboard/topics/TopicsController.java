package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Topics as JSON. */
@RestController
class TopicsController {

    private final TopicCatalogue topics;

    TopicsController(TopicCatalogue topics) {
        this.topics = topics;
    }

    @GetMapping("/api/topics")
    TopicPage topics(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "false") String internal,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return topics.find(
                new TopicQuery(
                        search,
                        Parameters.oneOf("sort", sort, TopicSort.class),
                        Parameters.descending(order),
                        Parameters.bool("internal", internal),
                        Parameters.number("page", page, 0, 1_000_000),
                        Parameters.number("size", size, 1, 10_000)));
    }

    @GetMapping("/api/topics/{topic}")
    TopicDetail topic(@PathVariable String topic) {
        return topics.detail(topic)
                .orElseThrow(() ->
                        new NotFound(
                                "topic",
                                topic,
                                "See /api/topics?internal=true for those that the cluster has."));
    }
}
