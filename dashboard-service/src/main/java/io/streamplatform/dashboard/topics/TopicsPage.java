package io.streamplatform.dashboard.topics;

import io.streamplatform.dashboard.page.Column;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.page.Pager;
import io.streamplatform.dashboard.page.TableAddress;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Parameters;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Topics for people: the list, a topic and its settings. */
@Page
class TopicsPage {

    private static final int ROWS = 100;
    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("Topic", "name", false),
                    Column.of("Written", "produceRate", true),
                    Column.plain("Last 15 min", false),
                    Column.of("Read", "consumeRate", true),
                    Column.of("Records kept", "records", true),
                    Column.of("Size", "bytes", true),
                    Column.of("Partitions × replicas", "partitions", true),
                    Column.plain("Cleanup", false),
                    Column.of("Last write", "lastWriteAt", false),
                    Column.of("Read by, with lag", "lag", false));

    private final TopicCatalogue topics;
    private final TopicDetails details;
    private final TopicConfigurations configurations;
    private final PageData data;
    private final TopicSubjects subjects;

    TopicsPage(
            TopicCatalogue topics,
            TopicDetails details,
            TopicConfigurations configurations,
            PageData data,
            TopicSubjects subjects) {
        this.subjects = subjects;
        this.topics = topics;
        this.details = details;
        this.configurations = configurations;
        this.data = data;
    }

    @GetMapping("/topics")
    String topics(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "false") boolean internal,
            @RequestParam(defaultValue = "false") boolean empty,
            @RequestParam(defaultValue = "false") boolean underReplicated,
            @RequestParam(defaultValue = "false") boolean noConsumers,
            @RequestParam(defaultValue = "0") String page,
            Model model) {
        TopicFilter filter = new TopicFilter(internal, empty, underReplicated, noConsumers);
        TableAddress address =
                new TableAddress(
                        "/topics",
                        search,
                        sort,
                        Parameters.descending(order),
                        internal,
                        filter.names());
        TopicQuery query =
                new TopicQuery(
                        search,
                        Parameters.oneOf("sort", sort, TopicSort.class),
                        address.descending(),
                        filter,
                        Parameters.page(page),
                        ROWS);
        TopicPage list = topics.find(query);
        model.addAttribute("list", list);
        model.addAttribute("address", address);
        model.addAttribute("columns", Column.linked(COLUMNS, address));
        model.addAttribute("pager", Pager.of(address, list.total(), list.page(), list.size()));
        return "topics/topics";
    }

    @GetMapping("/topics/{name}")
    String topic(
            @PathVariable String name, @RequestParam(defaultValue = "0") String page, Model model) {
        TopicDetail topic =
                details.detail(name, Parameters.page(page), TopicDetails.PARTITIONS)
                        .orElseThrow(() -> unseen(name));
        model.addAttribute("topic", topic);
        model.addAttribute("subjects", subjects.of(name));
        model.addAttribute("data", data.json(Map.of("topic", topic)));
        return "topics/topic";
    }

    @GetMapping("/topics/{name}/configuration")
    String configuration(@PathVariable String name, Model model) {
        TopicConfiguration configuration = configurations.of(name);
        model.addAttribute("configuration", configuration);
        model.addAttribute(
                "data",
                data.json(
                        Map.of(
                                "configuration",
                                configuration,
                                "topicId",
                                details.id(name).orElse(""))));
        return "topics/configuration";
    }

    static NotFound unseen(String name) {
        return new NotFound(
                "topic",
                name,
                "It may have been deleted, or is not yet seen: a new topic shows up within"
                        + " seconds.");
    }
}
