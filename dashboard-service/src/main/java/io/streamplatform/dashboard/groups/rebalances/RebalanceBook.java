package io.streamplatform.dashboard.groups.rebalances;

import io.streamplatform.dashboard.cluster.ObservedCluster;
import io.streamplatform.dashboard.cluster.ObservedGroup;
import io.streamplatform.dashboard.cluster.SampleListener;
import io.streamplatform.dashboard.cluster.Sight;
import io.streamplatform.dashboard.cluster.Snapshot;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The timelines of all groups. A group that stays as it is costs one epoch; one that does not is
 * kept for an hour and fifty epochs at most.
 */
@Component
public class RebalanceBook implements SampleListener {

    private static final int MOST_EPOCHS = 50;
    private static final long MOST_MILLIS = Duration.ofHours(1).toMillis();

    private final ObservedCluster cluster;
    private final Map<String, Timeline> timelines = new ConcurrentHashMap<>();

    RebalanceBook(ObservedCluster cluster) {
        this.cluster = cluster;
    }

    /** The rebalances of a group; empty when there is none of this id. */
    public Optional<Rebalances> of(String group) {
        return Optional.ofNullable(timelines.get(group))
                .map(timeline -> RebalanceView.of(group, timeline.told(), cluster.sight()));
    }

    /** Changes with what is told of a group; 0 while nothing is. */
    public int version(String group) {
        Timeline timeline = timelines.get(group);
        return timeline == null ? 0 : timeline.told().version();
    }

    @Override
    public void onSample(@Nullable Snapshot snapshot, Sight sight) {
        if (snapshot == null || sight.state() != Sight.State.LIVE) {
            return;
        }
        timelines.keySet().retainAll(snapshot.groups().keySet());
        long at = snapshot.sampledAt().toEpochMilli();
        for (ObservedGroup group : snapshot.groups().values()) {
            if (!group.isDescribed()) {
                continue; // who is in it is not known, which is not the same as nobody
            }
            Timeline timeline = timelines.get(group.group());
            if (timeline == null) {
                timelines.put(
                        group.group(),
                        new Timeline(Holding.of(group, at), MOST_EPOCHS, MOST_MILLIS));
            } else {
                timeline.add(Holding.of(group, at));
            }
        }
    }
}
