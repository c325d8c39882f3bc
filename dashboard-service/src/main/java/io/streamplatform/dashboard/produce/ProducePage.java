package io.streamplatform.dashboard.produce;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedTopic;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.page.Page;
import io.streamplatform.dashboard.page.PageData;
import io.streamplatform.dashboard.registry.Registry;
import io.streamplatform.dashboard.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page on which records are written to a topic. */
@Page
class ProducePage {

    /**
     * A choice of the form.
     *
     * @param name as the REST resource knows it
     * @param title for people
     */
    record Choice(String name, String title) {}

    private static final List<Choice> FORMATS =
            List.of(
                    new Choice("text", "Text"),
                    new Choice("json", "JSON"),
                    new Choice("short", "Short (2 bytes)"),
                    new Choice("int", "Integer (4 bytes)"),
                    new Choice("long", "Long (8 bytes)"),
                    new Choice("float", "Float (4 bytes)"),
                    new Choice("double", "Double (8 bytes)"),
                    new Choice("uuid", "UUID"),
                    new Choice("hex", "Bytes as hex"),
                    new Choice("base64", "Bytes as base64"));

    private static final List<Choice> ACKS =
            List.of(
                    new Choice("all", "all: every in-sync replica"),
                    new Choice("1", "1: the leader"),
                    new Choice("0", "0: nobody"));

    private static final List<Choice> COMPRESSION =
            List.of(
                    new Choice("none", "none"),
                    new Choice("gzip", "gzip"),
                    new Choice("snappy", "snappy"),
                    new Choice("lz4", "lz4"),
                    new Choice("zstd", "zstd"));

    private final ObservedCluster cluster;
    private final ProduceProperties properties;
    private final PageData data;
    private final Registry registry;

    ProducePage(
            ObservedCluster cluster,
            ProduceProperties properties,
            PageData data,
            Registry registry) {
        this.registry = registry;
        this.cluster = cluster;
        this.properties = properties;
        this.data = data;
    }

    @GetMapping("/topics/{name}/produce")
    String produce(@PathVariable String name, Model model) {
        Snapshot snapshot = cluster.snapshot();
        ObservedTopic topic = snapshot == null ? null : snapshot.topics().get(name);
        if (topic == null) {
            throw new NotFound(
                    "topic",
                    name,
                    "It may have been deleted, or is not yet seen: a new topic shows up within"
                            + " seconds.");
        }
        model.addAttribute("topic", topic);
        model.addAttribute("partitions", topic.partitions().size());
        model.addAttribute("formats", FORMATS);
        model.addAttribute("acks", ACKS);
        model.addAttribute("compressions", COMPRESSION);
        model.addAttribute("placeholders", Placeholders.KNOWN);
        model.addAttribute("mostRecords", properties.runRecords());
        model.addAttribute(
                "data",
                data.json(
                        Map.of(
                                "topic",
                                name,
                                "partitions",
                                topic.partitions().size(),
                                "placeholders",
                                Placeholders.KNOWN,
                                "registry",
                                registry.isSet())));
        return "produce/produce";
    }
}
