package io.streamplatform.likes.publishing;

import io.streamplatform.likes.partitioning.Partitioning;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How likes are published. Rate and partitioner are changed over REST while the service runs.
 *
 * @param partitioner how partitions are chosen at the start
 * @param autoPerSecond likes a second that come by themselves at the start; 0 to {@value
 *     #HIGHEST_RATE}
 * @param vipUsers who has a partition of one's own when the partitioner is VIP
 * @param autoUsers who the likes that come by themselves are of, each in turn
 */
@Validated
@ConfigurationProperties("likes")
record PublishingProperties(
        @DefaultValue("STICKY") Partitioning partitioner,
        @Min(0) @Max(HIGHEST_RATE) @DefaultValue("0") int autoPerSecond,
        @DefaultValue("alice") List<String> vipUsers,
        @NotEmpty @DefaultValue({"alice", "bob", "carol", "dave", "erin", "frank"})
                List<String> autoUsers) {

    /** Most likes a second that come by themselves. */
    static final int HIGHEST_RATE = 200;
}
