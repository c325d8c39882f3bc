package io.streamplatform.dashboard.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How live records are sent.
 *
 * @param flushPeriod time over which records are gathered into one frame
 * @param recordsPerFlush records of a topic that are made ready in that time; more are counted as
 *     dropped
 * @param recordsPerSecond records of a topic that are made ready in a second when more keep coming:
 *     many more than people can read, few enough for a page to stay quick; a burst of {@code
 *     recordsPerFlush} is shown whole
 * @param recordsWaiting records that wait for one slow browser; older ones are dropped and counted
 * @param bytesWaiting bytes of these
 * @param bytesPerFrame largest frame
 * @param valueShown bytes of a value that are sent
 * @param viewers browsers at the same time
 * @param subscriptions subscriptions of one browser
 * @param behind records that the bridge may be behind the log's end; then it jumps there and counts
 *     what it left out
 * @param sendTimeLimit a browser that does not take a frame within this time is disconnected
 */
@ConfigurationProperties("dashboard.live")
record LiveProperties(
        @DefaultValue("16ms") Duration flushPeriod,
        @DefaultValue("500") int recordsPerFlush,
        @DefaultValue("2000") int recordsPerSecond,
        @DefaultValue("2000") int recordsWaiting,
        @DefaultValue("1MB") DataSize bytesWaiting,
        @DefaultValue("128KB") DataSize bytesPerFrame,
        @DefaultValue("16KB") DataSize valueShown,
        @DefaultValue("200") int viewers,
        @DefaultValue("40") int subscriptions,
        @DefaultValue("50000") long behind,
        @DefaultValue("15s") Duration sendTimeLimit) {}
