package io.streamplatform.dashboard.follow;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.Snapshot;
import io.streamplatform.dashboard.follow.FollowLine.Reader;
import io.streamplatform.dashboard.services.ServiceCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Who writes to topics and who reads them, as the newest snapshot knows it. */
@Component
class Readership {

    private final ObservedCluster cluster;
    private final ServiceCatalogue services;

    Readership(ObservedCluster cluster, ServiceCatalogue services) {
        this.cluster = cluster;
        this.services = services;
    }

    Map<String, List<Reader>> readers(Set<String> topics) {
        Map<String, List<Reader>> readers = new TreeMap<>();
        Snapshot snapshot = cluster.snapshot();
        if (snapshot == null) {
            return readers;
        }
        for (ObservedGroup group : snapshot.groups().values()) {
            if (group.positions() == null) {
                continue;
            }
            Map<String, Map<Integer, Long>> positions = new TreeMap<>();
            group.positions()
                    .forEach((partition, position) -> {
                        if (topics.contains(partition.topic())) {
                            positions
                                    .computeIfAbsent(partition.topic(), _ -> new TreeMap<>())
                                    .put(partition.partition(), position.offset());
                        }
                    });
            positions.forEach((topic, own) ->
                    readers.computeIfAbsent(topic, _ -> new ArrayList<>())
                            .add(new Reader(group.group(), group.state(), own)));
        }
        readers.values().forEach(each -> each.sort(Comparator.comparing(Reader::group)));
        return readers;
    }

    /** The services that say so; a topic that none claims has no entry. */
    Map<String, List<String>> writers(Set<String> topics) {
        Map<String, List<String>> writers = new TreeMap<>();
        services.all()
                .forEach(service ->
                        service.publishes().stream()
                                .filter(topics::contains)
                                .forEach(topic ->
                                        writers.computeIfAbsent(topic, _ -> new ArrayList<>())
                                                .add(service.name())));
        return writers;
    }
}
