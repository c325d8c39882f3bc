package io.streamplatform.dashboard.settings;

import io.streamplatform.dashboard.cluster.ClusterBoard;
import io.streamplatform.dashboard.cluster.ClusterStatus;
import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import io.streamplatform.dashboard.web.NotFound;
import io.streamplatform.dashboard.web.Refused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the broker whose settings are meant is there, and can take a change. */
@Component
class SettingsTargets {

    private final ClusterBoard board;

    SettingsTargets(ClusterBoard board) {
        this.board = board;
    }

    void requireKnown(Target target) {
        Integer id = broker(target);
        ClusterStatus status = board.status();
        boolean isSeen = status.clusterId() != null;
        if (id != null && isSeen && status.brokers().stream().noneMatch(each -> each.id() == id)) {
            throw new NotFound(
                    "broker",
                    id.toString(),
                    "See /api/cluster/brokers for those that the cluster has.");
        }
    }

    void requireAlive(Target target) {
        requireKnown(target);
        Integer id = broker(target);
        if (id != null
                && board.status().brokers().stream()
                        .anyMatch(each -> each.id() == id && each.status().equals("DOWN"))) {
            throw Refused.conflict(
                    "The broker is down",
                    "broker",
                    id.toString(),
                    "it is asked whether it can take a change; start it, or change the settings"
                            + " of all brokers.");
        }
    }

    /** A broker that can be asked; empty when none is up. */
    Optional<Integer> anyAlive() {
        return board.status().brokers().stream()
                .filter(each -> each.status().equals("UP"))
                .map(BrokerStatus::id)
                .findFirst();
    }

    private static @Nullable Integer broker(Target target) {
        return switch (target) {
            case Target.OfBroker broker -> broker.id();
            case Target.LogLevels levels -> levels.id();
            case Target.OfAllBrokers _ -> null;
        };
    }
}
