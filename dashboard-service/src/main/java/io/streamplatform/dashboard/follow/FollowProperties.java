package io.streamplatform.dashboard.follow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far a key or a trace id is followed.
 *
 * @param timeLimit longest time that one search reads
 * @param readSize bytes of records that one search reads at most
 * @param fetchSize bytes asked of the brokers at a time
 * @param found records that one search gives at most
 * @param concurrent searches at the same time; further ones are refused
 */
@ConfigurationProperties("dashboard.follow")
record FollowProperties(
        @DefaultValue("60s") Duration timeLimit,
        @DefaultValue("2GB") DataSize readSize,
        @DefaultValue("4MB") DataSize fetchSize,
        @DefaultValue("500") int found,
        @DefaultValue("2") int concurrent) {}
