package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Topics as JSON. */
@RestController
@Tag(name = "Topics")
class TopicsController {

    private final TopicCatalogue topics;
    private final TopicDetails details;
    private final TopicHistograms histograms;

    TopicsController(TopicCatalogue topics, TopicDetails details, TopicHistograms histograms) {
        this.topics = topics;
        this.details = details;
        this.histograms = histograms;
    }

    @GetMapping("/api/topics")
    @Operation(
            summary = "Lists topics, a page at a time",
            description = "From the newest snapshot: no broker is asked.")
    TopicPage topics(
            @Parameter(description = "part of the name, in any case")
                    @RequestParam(defaultValue = "")
                    String search,
            @Parameter(
                            description =
                                    "name, partitions, records, produceRate, consumeRate, bytes,"
                                            + " lag or lastWriteAt")
                    @RequestParam(defaultValue = "name")
                    String sort,
            @Parameter(description = "asc or desc") @RequestParam(defaultValue = "asc")
                    String order,
            @Parameter(description = "true lists Kafka's own topics too")
                    @RequestParam(defaultValue = "false")
                    String internal,
            @Parameter(description = "true lists only topics that hold no record")
                    @RequestParam(defaultValue = "false")
                    String empty,
            @Parameter(
                            description =
                                    "true lists only topics with a partition that lacks a replica"
                                            + " in sync or a leader")
                    @RequestParam(defaultValue = "false")
                    String underReplicated,
            @Parameter(description = "true lists only topics that no group reads")
                    @RequestParam(defaultValue = "false")
                    String noConsumers,
            @Parameter(description = "page, from 0") @RequestParam(defaultValue = "0") String page,
            @Parameter(description = "topics a page, up to 10,000")
                    @RequestParam(defaultValue = "100")
                    String size) {
        return topics.find(
                new TopicQuery(
                        search,
                        Parameters.oneOf("sort", sort, TopicSort.class),
                        Parameters.descending(order),
                        new TopicFilter(
                                Parameters.bool("internal", internal),
                                Parameters.bool("empty", empty),
                                Parameters.bool("underReplicated", underReplicated),
                                Parameters.bool("noConsumers", noConsumers)),
                        Parameters.page(page),
                        Parameters.number("size", size, 1, 10_000)));
    }

    @GetMapping("/api/topics/{topic}")
    @Operation(summary = "A topic with its partitions, readers and the history of its rate")
    TopicDetail topic(
            @PathVariable String topic,
            @Parameter(description = "page of its partitions, from 0")
                    @RequestParam(defaultValue = "0")
                    String partitionPage,
            @Parameter(description = "partitions a page, up to 10,000")
                    @RequestParam(defaultValue = "1000")
                    String partitionSize) {
        return details.detail(
                        topic,
                        Parameters.number("partitionPage", partitionPage, 0, 1_000_000),
                        Parameters.number("partitionSize", partitionSize, 1, 10_000))
                .orElseThrow(() -> NotFound.topic(topic));
    }

    @GetMapping("/api/topics/{topic}/groups")
    @Operation(summary = "The groups that read a topic, with their lag in it, by id")
    TopicGroups groups(
            @PathVariable String topic,
            @RequestParam(defaultValue = "0") String page,
            @RequestParam(defaultValue = "100") String size) {
        return details.groups(
                        topic, Parameters.page(page), Parameters.number("size", size, 1, 1_000))
                .orElseThrow(() -> NotFound.topic(topic));
    }

    @GetMapping("/api/topics/{topic}/histogram")
    @Operation(
            summary = "How many records of which time a topic holds",
            description =
                    "From the offsets at the buckets' edges: no record is read. Kept for seconds.")
    Histogram histogram(
            @PathVariable String topic,
            @Parameter(description = "one partition; all when left out")
                    @RequestParam(required = false)
                    @Nullable String partition,
            @Parameter(description = "slices of time, at most 200")
                    @RequestParam(defaultValue = "60")
                    String buckets,
            @Parameter(description = "ISO time or epoch milliseconds; the first record's")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(description = "ISO time or epoch milliseconds; now")
                    @RequestParam(required = false)
                    @Nullable String to) {
        return histograms.of(
                new TopicHistograms.Query(
                        topic,
                        partition == null || partition.isEmpty()
                                ? null
                                : Parameters.number("partition", partition, 0, Integer.MAX_VALUE),
                        Parameters.number("buckets", buckets, 1, 200),
                        from == null || from.isEmpty() ? null : Moment.parse("from", from),
                        to == null || to.isEmpty() ? null : Moment.parse("to", to)));
    }
}
