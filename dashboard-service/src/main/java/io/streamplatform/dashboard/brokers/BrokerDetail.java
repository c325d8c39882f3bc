package io.streamplatform.dashboard.brokers;

import io.streamplatform.dashboard.admin.Told;
import io.streamplatform.dashboard.cluster.ClusterStatus.BrokerStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A broker with what it tells itself.
 *
 * @param status what the sampler knows of it
 * @param controller whether its node leads the controllers
 * @param preferred partitions that it should lead: it is the first of their replicas
 * @param release Kafka's release that it runs, by the metadata it supports; null while not known
 * @param directories its folders; its error when it has not told, and then what it told last
 */
public record BrokerDetail(
        BrokerStatus status,
        boolean controller,
        int preferred,
        @Nullable String release,
        Told<List<LogDirectory>> directories) {

    /** Its folders, none when it has never told. */
    public List<LogDirectory> dirs() {
        return Objects.requireNonNullElse(directories.value(), List.of());
    }

    /** How it is, in words. */
    public String word() {
        return switch (status.status()) {
            case "UP" -> status.underReplicated() > 0 ? "catching up" : "up";
            case "DOWN" -> "down";
            default -> "not seen now";
        };
    }

    /** Class of that word's colour. */
    public String level() {
        return switch (word()) {
            case "up" -> "is-ok";
            case "catching up" -> "is-warn";
            case "down" -> "is-bad";
            default -> "";
        };
    }

    /** Folders that it cannot use. */
    public int offlineDirectories() {
        return (int) dirs().stream().filter(each -> each.error() != null).count();
    }

    /** Room that is left on its volumes; null when not told. */
    public @Nullable Long usableBytes() {
        return sum(LogDirectory::usableBytes);
    }

    /** Size of its volumes; null when not told. */
    public @Nullable Long totalBytes() {
        return sum(LogDirectory::totalBytes);
    }

    /** Each folder counts its volume, as the broker does: two on one volume count it twice. */
    private @Nullable Long sum(Function<LogDirectory, @Nullable Long> part) {
        long sum = 0;
        for (LogDirectory each : dirs()) {
            Long bytes = part.apply(each);
            if (bytes == null) {
                return null;
            }
            sum += bytes;
        }
        return dirs().isEmpty() ? null : sum;
    }
}
