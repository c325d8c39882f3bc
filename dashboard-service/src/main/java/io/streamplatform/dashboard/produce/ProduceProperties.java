package io.streamplatform.dashboard.produce;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How records are written for viewers.
 *
 * @param deliveryTimeout longest time until a record is acknowledged or given up; long enough for a
 *     partition to get another leader
 * @param requestTimeout longest wait for one answer of a broker before the record is sent again
 * @param bufferSize bytes of records that wait to be sent, of all requests together
 * @param recordSize bytes of the largest record that is sent; whether a topic takes it is said by
 *     its broker
 * @param concurrent requests that write at the same time; further ones wait
 * @param queueTime longest time that a request waits for its turn
 * @param producers producers at a time, one for each combination of acks and compression
 * @param idleTime after which a producer that nobody needs is closed
 * @param jobs runs and redrives at the same time, each kind for itself; further ones are refused
 * @param runRecords records of the longest run
 * @param runTime longest time of a run or a redrive
 */
@ConfigurationProperties("dashboard.produce")
record ProduceProperties(
        @DefaultValue("10s") Duration deliveryTimeout,
        @DefaultValue("4s") Duration requestTimeout,
        @DefaultValue("12MB") DataSize bufferSize,
        @DefaultValue("5MB") DataSize recordSize,
        @DefaultValue("4") int concurrent,
        @DefaultValue("3s") Duration queueTime,
        @DefaultValue("4") int producers,
        @DefaultValue("60s") Duration idleTime,
        @DefaultValue("2") int jobs,
        @DefaultValue("1000000") int runRecords,
        @DefaultValue("1h") Duration runTime) {

    ProduceProperties {
        if (requestTimeout.compareTo(deliveryTimeout) > 0) {
            throw new IllegalArgumentException(
                    "dashboard.produce.delivery-timeout is %s; set it to no less than request-timeout, %s"
                            .formatted(deliveryTimeout, requestTimeout));
        }
    }
}
