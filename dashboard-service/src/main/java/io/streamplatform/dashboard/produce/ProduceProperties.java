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
 */
@ConfigurationProperties("dashboard.produce")
record ProduceProperties(
        @DefaultValue("10s") Duration deliveryTimeout,
        @DefaultValue("4s") Duration requestTimeout,
        @DefaultValue("12MB") DataSize bufferSize,
        @DefaultValue("5MB") DataSize recordSize,
        @DefaultValue("4") int concurrent,
        @DefaultValue("3s") Duration queueTime) {

    ProduceProperties {
        if (requestTimeout.compareTo(deliveryTimeout) > 0) {
            throw new IllegalArgumentException(
                    "dashboard.produce.delivery-timeout is %s; set it to no less than request-timeout, %s"
                            .formatted(deliveryTimeout, requestTimeout));
        }
    }
}
